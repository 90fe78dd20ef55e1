package slipway.cloud;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pattern of an EventBridge rule. An operator that is not modelled throws when the pattern is read. */
public final class EventPattern {
    private final Map<String, @Nullable Object> pattern;

    private EventPattern(Map<String, @Nullable Object> pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern in JSON, as a rule's {@code EventPattern} has it. */
    public static EventPattern parse(String json) {
        Map<String, @Nullable Object> pattern = Json.readObject(json)
                .orElseThrow(() -> new IllegalArgumentException("an event pattern is a JSON object, not " + json));
        check(pattern, "");
        return new EventPattern(pattern);
    }

    boolean matches(Map<String, @Nullable Object> event) {
        return matchesObject(pattern, event);
    }

    private static void check(@Nullable Object pattern, String path) {
        if (pattern instanceof Map<?, ?> members) {
            members.forEach((name, value) -> check(value, path + "/" + name));
        } else if (pattern instanceof List<?> choices) {
            choices.forEach(choice -> checkChoice(choice, path));
        } else {
            throw new IllegalArgumentException("event pattern at %s: a list of values is needed, not %s"
                    .formatted(path.isEmpty() ? "/" : path, pattern));
        }
    }

    private static void checkChoice(@Nullable Object choice, String path) {
        if (choice instanceof Map<?, ?> operator) {
            String name =
                    operator.keySet().stream().map(String::valueOf).findFirst().orElse("");
            if (operator.size() != 1
                    || !List.of("prefix", "suffix", "exists", "anything-but", "wildcard")
                            .contains(name)) {
                throw new UnsupportedOperationException(
                        "event pattern at %s: %s is not modelled".formatted(path, operator));
            }
        }
    }

    private static boolean matchesObject(Map<?, ?> pattern, Map<?, ?> event) {
        return pattern.entrySet().stream().allMatch(member -> {
            Object actual = event.get(member.getKey());
            return member.getValue() instanceof Map<?, ?> inner
                    ? matchesObject(inner, actual instanceof Map<?, ?> map ? map : Map.of())
                    : matchesAny((List<?>) Objects.requireNonNull(member.getValue()), actual);
        });
    }

    /** A list in the event matches when one of its elements does. */
    private static boolean matchesAny(List<?> choices, @Nullable Object actual) {
        List<?> candidates = actual instanceof List<?> list ? list : Collections.singletonList(actual);
        return choices.stream().anyMatch(choice -> {
            if (choice instanceof Map<?, ?> operator && operator.containsKey("exists")) {
                return Objects.equals(operator.get("exists"), actual != null);
            }
            return candidates.stream().anyMatch(candidate -> matchesChoice(choice, candidate));
        });
    }

    private static boolean matchesChoice(@Nullable Object choice, @Nullable Object actual) {
        if (!(choice instanceof Map<?, ?> operator)) {
            return Objects.equals(choice, actual);
        }
        Map.Entry<?, ?> only = operator.entrySet().iterator().next();
        Object operand = only.getValue();
        if (only.getKey().equals("anything-but")) {
            return actual != null && !isExcluded(operand, actual);
        }
        return actual instanceof String text
                && operand instanceof String word
                && matchesText(only.getKey(), word, text);
    }

    /** What {@code anything-but} leaves out: a value, one of several, or whatever another operator matches. */
    private static boolean isExcluded(@Nullable Object operand, Object actual) {
        return operand instanceof List<?> excluded ? excluded.contains(actual) : matchesChoice(operand, actual);
    }

    private static boolean matchesText(@Nullable Object operator, String operand, String text) {
        return switch (String.valueOf(operator)) {
            case "prefix" -> text.startsWith(operand);
            case "suffix" -> text.endsWith(operand);
            default -> Wildcard.matches(operand, text);
        };
    }
}
