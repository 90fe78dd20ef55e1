package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a strategy suits the functions, and whether what is watched can be watched that long. */
final class StrategyChecks {
    /** Shorter than this nothing would have been seen: metrics have a point each minute. */
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** Nobody waits longer for a deployment, and others wait for its lock. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Outline outline;

    private StrategyChecks(Outline outline) {
        this.outline = outline;
    }

    static Stream<Problem> problems(Outline outline) {
        StrategyChecks checks = new StrategyChecks(outline);
        return outline.environments().values().stream().flatMap(checks::problems);
    }

    private Stream<Problem> problems(Place environment) {
        List<Problem> problems = new ArrayList<>();
        environment
                .get("strategy")
                .filter(Place::isSoundWithin)
                .ifPresent(place -> strategy(place).ifPresent(message -> problems.add(place.problem(message))));
        environment.get("observe").flatMap(StrategyChecks::length).ifPresent(problems::add);
        environment.get("strategy").ifPresent(strategy -> {
            strategy.get("canary")
                    .flatMap(canary -> canary.get("for"))
                    .flatMap(StrategyChecks::length)
                    .ifPresent(problems::add);
            strategy.get("linear")
                    .flatMap(linear -> linear.get("every"))
                    .flatMap(StrategyChecks::length)
                    .ifPresent(problems::add);
        });
        return problems.stream();
    }

    private static Optional<Problem> length(Place place) {
        return place.text()
                .map(_ -> StrategyReader.duration(place.node()))
                .filter(length -> length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
                .map(_ -> place.problem("must be between 30s and 12h, not "
                        + Words.quoted(place.node().asText())));
    }

    private Optional<String> strategy(Place place) {
        Strategy strategy = StrategyReader.strategy(place.node());
        int functions = outline.functions().size();
        if (strategy instanceof Strategy.Rolling rolling
                && functions > 0
                && Math.ceilDiv(functions, rolling.batch(functions)) > Strategy.Rolling.MOST_ROUNDS) {
            return Optional.of(
                    "a batch of %d makes %d rounds of %d functions, and at most %d are possible; write { rolling: { batch: %d } }, or more"
                            .formatted(
                                    rolling.batch(functions),
                                    Math.ceilDiv(functions, rolling.batch(functions)),
                                    functions,
                                    Strategy.Rolling.MOST_ROUNDS,
                                    Math.ceilDiv(functions, Strategy.Rolling.MOST_ROUNDS)));
        }
        if (strategy instanceof Strategy.Linear linear
                && linear.every().multipliedBy(linear.steps()).compareTo(LONGEST) > 0) {
            return Optional.of("%d steps of %s last longer than 12h together; take larger steps or shorter ones"
                    .formatted(linear.steps(), place.node().at("/linear/every").asText()));
        }
        if (strategy.needsAlias() && outline.functions().keySet().stream().noneMatch(this::isAliased)) {
            return Optional.of(
                    strategy.key()
                            + " moves aliases, and no function has one; give them an alias (defaults: { alias: live }), or use all-at-once or rolling");
        }
        return Optional.empty();
    }

    private boolean isAliased(String function) {
        JsonNode own = outline.root().node().path("functions").path(function).path("alias");
        JsonNode alias =
                own.isMissingNode() ? outline.root().node().path("defaults").path("alias") : own;
        return alias.isTextual() && !alias.textValue().equals(ManifestReader.NONE);
    }
}
