package slipway.differential;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where LocalStack's interpreter differs from AWS's, and so from {@code slipway.asl}; docs/SIMULATOR.md has a row for each. */
enum Disagreement {
    FAILURES_ARE_TOLD_TWICE(history ->
            history.without((event, before) -> event.is("EvaluationFailed") && before.is("EvaluationFailed"))),
    FAILURES_FOLLOW_THE_ENTRY(history -> history.unlinked(event -> event.is("EvaluationFailed"))),
    NOTHING_IS_ABORTED(history -> history.without((event, _) -> event.what().endsWith("StateAborted"))),
    NO_HASH((pair, _, there) -> there.cause().contains("LocalStack: $hash is not supported")),
    NO_SEED((pair, _, there) -> there.cause().contains("of Object \"random\" does not match")),
    ONE_UUID((pair, here, there) -> pair.uses("$uuid() = $uuid()") && bothSucceeded(here, there)),
    PARTITIONS_AND_RANGES_ARE_NOT_CHECKED((pair, here, there) ->
            (pair.uses("$partition(") || pair.uses("$range(")) && here.succeeded() != there.succeeded()),
    NULL_IS_NOT_PARSED((pair, here, there) -> pair.uses("$parse(") && here.succeeded() && !there.succeeded()),
    EVAL_IS_ALLOWED((pair, here, there) -> pair.uses("$eval(") && !here.succeeded() && there.succeeded()),
    NUMBERS_AS_JAVA_HAS_THEM((pair, here, there) -> pair.uses("$number(") && !here.succeeded() && there.succeeded()),
    FUNCTIONS_AS_RESULTS((_, here, there) -> here.cause().contains("unsupported result type") && there.succeeded()),
    SECONDS_MAY_BE_TEXT((pair, here, there) -> pair.uses("\"Seconds\"")
            && here.cause().contains("Expected 'number', but was 'string'")
            && there.succeeded()),
    ERRORS_IN_EXPRESSIONS(
            (_, here, there) -> isEvaluation(here) && there.cause().contains("JSONataException(")),
    WRONG_TYPES_ARE_RUNTIME_ERRORS((_, here, there) ->
            isEvaluation(here) && isRuntime(there) && here.cause().contains("unexpected result type")),
    WRONG_TIMES_ARE_RUNTIME_ERRORS((_, here, there) ->
            isEvaluation(here) && isRuntime(there) && here.cause().contains("The Timestamp field")),
    OWN_ERRORS_IN_BRANCHES(
            (_, _, there) -> isRuntime(there) && there.cause().contains("Custom Error Names MUST NOT begin")),
    STATE_ASSIGNS_OVER_ITS_RULE((pair, here, there) -> pair.uses("\"Choice\"") && bothSucceeded(here, there)),
    OUTPUT_SEES_ASSIGNED((pair, here, there) -> pair.uses("\"Assign\"") && bothSucceeded(here, there));

    /** Whether it is why two interpreters tell of different outcomes. */
    @FunctionalInterface
    private interface Explanation {
        boolean explains(Pair pair, Told here, Told there);
    }

    private final Explanation explanation;
    private final UnaryOperator<History> forgotten;

    /** A difference of outcomes; the histories are then not compared. */
    Disagreement(Explanation explanation) {
        this.explanation = explanation;
        this.forgotten = UnaryOperator.identity();
    }

    /**
     * A difference of histories.
     *
     * @param forgotten a history without it
     */
    Disagreement(UnaryOperator<History> forgotten) {
        this.explanation = (_, _, _) -> false;
        this.forgotten = forgotten;
    }

    private static boolean bothSucceeded(Told here, Told there) {
        return here.succeeded() && there.succeeded() && here.history().sameAs(there.history());
    }

    private static boolean isEvaluation(Told told) {
        return told.error().equals("States.QueryEvaluationError");
    }

    private static boolean isRuntime(Told told) {
        return told.error().equals("States.Runtime");
    }

    /** Why two interpreters differ: the fewest kinds that explain it, none when they agree; empty when nothing known does. */
    static Optional<Set<Disagreement>> between(Pair pair, Told here, Told there) {
        if (here.sameAs(there)) {
            return Optional.of(EnumSet.noneOf(Disagreement.class));
        }
        for (Disagreement kind : values()) {
            if (kind.explanation.explains(pair, here, there)) {
                return Optional.of(EnumSet.of(kind));
            }
        }
        return ofHistories(here, there);
    }

    private static Optional<Set<Disagreement>> ofHistories(Told here, Told there) {
        Set<Disagreement> needed = EnumSet.allOf(Disagreement.class);
        if (!sameWithout(needed, here, there)) {
            return Optional.empty();
        }
        for (Disagreement kind : values()) {
            needed.remove(kind);
            if (!sameWithout(needed, here, there)) {
                needed.add(kind);
            }
        }
        return Optional.of(needed);
    }

    private static boolean sameWithout(Set<Disagreement> kinds, Told here, Told there) {
        return forgetting(kinds, here).sameAs(forgetting(kinds, there));
    }

    private static Told forgetting(Set<Disagreement> kinds, Told told) {
        History history = told.history();
        for (Disagreement kind : kinds) {
            history = kind.forgotten.apply(history);
        }
        return told.withHistory(history);
    }
}
