package slipway.asl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One state of a definition. */
sealed interface State {
    String name();

    /**
     * How a state is left.
     *
     * @param output what becomes the next state's input
     * @param assign the variables set on leaving
     * @param next the next state; null ends the flow
     */
    record Exit(
            @Nullable Template output,
            Map<String, Template> assign,
            @Nullable String next) {}

    /** What to do when a state fails. */
    record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
        static final Recovery NONE = new Recovery(List.of(), List.of());
    }

    record Catcher(ErrorMatcher errors, Exit exit) {}

    record Task(
            String name,
            String resource,
            @Nullable Template arguments,
            @Nullable Template timeoutSeconds,
            @Nullable Template heartbeatSeconds,
            Exit exit,
            Recovery recovery)
            implements State {}

    record Pass(String name, Exit exit) implements State {}

    record Choice(String name, List<Rule> rules, Exit otherwise) implements State {}

    record Rule(Template condition, Exit exit) {}

    record Wait(
            String name,
            @Nullable Template seconds,
            @Nullable Template timestamp,
            Exit exit) implements State {}

    record Succeed(String name, Exit exit) implements State {}

    record Fail(
            String name, @Nullable Template error, @Nullable Template cause) implements State {}

    record Parallel(
            String name, List<Flow> branches, @Nullable Template arguments, Exit exit, Recovery recovery)
            implements State {}

    record ForEach(
            String name,
            Flow processor,
            @Nullable Template items,
            @Nullable Template itemSelector,
            @Nullable Template maxConcurrency,
            @Nullable Template toleratedFailureCount,
            @Nullable Template toleratedFailurePercentage,
            @Nullable Distributed distributed,
            Exit exit,
            Recovery recovery)
            implements State {}

    /** The name of the state's type, as history events begin. */
    default String typeName() {
        return switch (this) {
            case Task _ -> "Task";
            case Pass _ -> "Pass";
            case Choice _ -> "Choice";
            case Wait _ -> "Wait";
            case Succeed _ -> "Succeed";
            case Fail _ -> "Fail";
            case Parallel _ -> "Parallel";
            case ForEach _ -> "Map";
        };
    }

    default Recovery recovery() {
        return switch (this) {
            case Task task -> task.recovery;
            case Parallel parallel -> parallel.recovery;
            case ForEach map -> map.recovery;
            default -> Recovery.NONE;
        };
    }
}
