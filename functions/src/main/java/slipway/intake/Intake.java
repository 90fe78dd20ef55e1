package slipway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import slipway.image.Digest;
import slipway.image.ImageTag;
import slipway.step.Step;

/** Turns whatever started the execution into one request. Safe to repeat. */
public final class Intake implements Step<Intake.Input, Intake.Output> {
    /**
     * What the machine hands in.
     *
     * @param event the execution's input: an event of ECR, CI's request, an operator's, or the recovery rule's
     * @param operatorRerun true once the execution was redriven, which only a person does
     */
    public record Input(JsonNode event, Application application, boolean operatorRerun) {}

    /**
     * Where this machine deploys, as the plan says it.
     *
     * @param tagPattern a regular expression whose first group is the commit
     * @param otherTagPatterns the same of the application's other environments
     */
    public record Application(
            String environment,
            String repository,
            String tagPattern,
            List<String> otherTagPatterns,
            List<String> apps) {

        boolean isAnothersTag(String tag) {
            return otherTagPatterns.stream()
                    .anyMatch(pattern -> ImageTag.parse(tag, pattern).isPresent());
        }
    }

    /**
     * The request.
     *
     * @param action what to do
     * @param digest the image's; of a rollback, of the release to go back to
     * @param tag the image's tag; absent when it is named by digest alone
     * @param apps which apps; empty for all
     * @param by who asked: {@code event}, {@code ci} or {@code operator}
     * @param why the reason given, or why the event is none of ours
     * @param execution the execution to recover; absent when whatever is left is to be recovered
     * @param pushedMediaType the manifest's media type as the push event states it
     */
    public record Output(
            Action action,
            Optional<Digest> digest,
            Optional<String> tag,
            List<String> apps,
            By by,
            String why,
            Optional<String> execution,
            Optional<String> pushedMediaType,
            Options options) {}

    /**
     * What an operator may add to a request.
     *
     * @param override to pass a freeze; the reason is recorded
     * @param configuration to put the functions' configuration back with the release
     */
    public record Options(boolean override, boolean configuration) {
        static final Options NONE = new Options(false, false);
    }

    @Override
    public Output run(Input input) {
        Output request = Requests.parse(input.event(), input.application());
        return input.operatorRerun() && request.action() == Action.DEPLOY ? byOperator(request) : request;
    }

    private static Output byOperator(Output request) {
        return new Output(
                request.action(),
                request.digest(),
                request.tag(),
                request.apps(),
                By.OPERATOR,
                request.why(),
                request.execution(),
                request.pushedMediaType(),
                request.options());
    }
}
