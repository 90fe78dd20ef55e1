package slipway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import slipway.error.InvalidRequest;
import slipway.image.Digest;

/**
 * Reads the event that reaches the machine as it is: an image pushed to ECR. Pure.
 *
 * <p>AWS may add members to its events, so unknown ones are let through. Shape: <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html">ECR events</a>.
 */
final class EventBridgeEvents {
    private EventBridgeEvents() {}

    static Intake.Output parse(JsonNode event, Intake.Application application) {
        String source = Requests.text(event, "source")
                .orElseThrow(() -> new InvalidRequest("The event '"
                        + event.path("detail-type").asText("") + "' has no source; events of EventBridge have one."));
        return source.equals("aws.ecr")
                ? push(required(event.path("detail"), event), application)
                : Requests.ignored("An event of '" + source + "' is none of ours.");
    }

    private static JsonNode required(JsonNode detail, JsonNode event) {
        if (!detail.isObject()) {
            throw new InvalidRequest("The event '" + event.path("detail-type").asText("") + "' of "
                    + event.path("source").asText("") + " has no detail; nothing can be read from it.");
        }
        return detail;
    }

    private static Intake.Output push(JsonNode detail, Intake.Application application) {
        String repository = detail.path("repository-name").asText("");
        String action = detail.path("action-type").asText("");
        String result = detail.path("result").asText("");
        if (!repository.equals(application.repository())) {
            return Requests.ignored("The repository '" + repository + "' is not " + application.repository() + ".");
        }
        if (!action.equals("PUSH") || !result.equals("SUCCESS")) {
            return Requests.ignored("'" + action + "' with result '" + result + "' is no successful push.");
        }
        if (isUntagged(detail.path("image-tag"))) {
            return Requests.ignored("The push has no tag; deployments follow tags.");
        }
        Optional<String> tag = Requests.text(detail, "image-tag");
        String name = tag.orElseThrow();
        if (application.isAnothersTag(name)) {
            return Requests.ignored(
                    "The tag '" + name + "' is another environment's, not " + application.environment() + "'s.");
        }
        Requests.requireTag(name, application);
        Digest digest = Requests.digest(Requests.text(detail, "image-digest").orElse(""));
        return new Intake.Output(
                Action.DEPLOY,
                Optional.of(digest),
                tag,
                List.of(),
                By.EVENT,
                "pushed to " + repository,
                Optional.empty(),
                Requests.text(detail, "manifest-media-type"),
                Intake.Options.NONE);
    }

    /** ECR sends an empty text when an image is pushed without a tag, as the parts of an index are. */
    private static boolean isUntagged(JsonNode tag) {
        return tag.isMissingNode() || tag.isNull() || tag.asText("untold").isEmpty();
    }
}
