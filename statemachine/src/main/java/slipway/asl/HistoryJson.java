package slipway.asl;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * History events as {@code aws stepfunctions get-execution-history} prints them.
 *
 * <p>Inputs and outputs are JSON as text there. That text is made here, when somebody asks for it, and not while an execution runs.
 */
public final class HistoryJson {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private HistoryJson() {}

    /** The events as JSON values, in their order. */
    public static List<Map<String, Object>> of(List<HistoryEvent> events) {
        List<Map<String, Object>> printed = new ArrayList<>(events.size());
        events.forEach(event -> printed.add(of(event)));
        return printed;
    }

    /** One event as a JSON value: timestamp, type, id, previousEventId and the details under the type's own name. */
    public static Map<String, Object> of(HistoryEvent event) {
        Map<String, Object> printed = new LinkedHashMap<>();
        printed.put("timestamp", TIMESTAMP.format(event.timestamp()));
        printed.put("type", event.type());
        printed.put("id", event.id());
        printed.put("previousEventId", event.previousId());
        if (hasDetails(event.type())) {
            printed.put(detailsName(event.type()), details(event.details()));
        }
        return printed;
    }

    private static boolean hasDetails(String type) {
        return switch (type) {
            case "MapStateStarted" -> true;
            case "MapRunSucceeded", "MapRunAborted", "LambdaFunctionStarted" -> false;
            default ->
                !(type.endsWith("StateStarted")
                        || type.endsWith("StateSucceeded")
                        || type.endsWith("StateFailed")
                        || type.endsWith("StateAborted"));
        };
    }

    private static String detailsName(String type) {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }

    private static Map<String, Object> details(Map<String, @Nullable Object> details) {
        Map<String, Object> printed = new LinkedHashMap<>();
        details.forEach((name, value) -> {
            switch (name) {
                case "input", "output" -> {
                    printed.put(name, Json.print(value));
                    printed.put(name + "Details", Map.of("truncated", false));
                }
                case "parameters" -> printed.put(name, Json.print(value));
                case "assignedVariables" -> {
                    printed.put(name, texts((Map<?, ?>) value));
                    printed.put(name + "Details", Map.of("truncated", false));
                }
                default -> {
                    if (value != null) {
                        printed.put(name, value);
                    }
                }
            }
        });
        return printed;
    }

    private static Map<String, String> texts(@Nullable Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> texts.put((String) name, Json.print(value)));
        }
        return texts;
    }
}
