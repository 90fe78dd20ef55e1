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
            @Nullable Template credentials,
            @Nullable Template timeoutSeconds,
            @Nullable Template heartbeatSeconds,
            Exit exit,
            Recovery recovery)
            implements State {
        /** Whether the state goes on waiting after the call, and a token names the wait. */
        boolean waits() {
            return resource.endsWith(".waitForTaskToken") || resource.contains(".sync");
        }
    }

    record Pass(String name, Exit exit) implements State {}

    record Choice(String name, List<Rule> rules, Exit otherwise) implements State {
        /** The exit of the first rule that holds. */
        Exit exit(View view) {
            for (Rule rule : rules) {
                if (rule.condition().evaluate(view, Boolean.class, "boolean")) {
                    return rule.exit();
                }
            }
            if (otherwise.next() == null) {
                throw StateFailed.of(
                        Failure.RUNTIME,
                        "Failed to transition out of the state. The state does not point to a next state.");
            }
            return otherwise;
        }
    }

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

    /** Whether a state of this type may have a Retry. */
    default boolean isRetryable() {
        return switch (this) {
            case Task _, Parallel _, ForEach _ -> true;
            default -> false;
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
