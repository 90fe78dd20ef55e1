package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** Reads the strategy of an environment, and how long it is to be watched; both have passed the schema. */
final class StrategyReader {
    private StrategyReader() {}

    static Strategy strategy(JsonNode node) {
        JsonNode rolling = node.path("rolling");
        JsonNode canary = node.path("canary");
        JsonNode linear = node.path("linear");
        if (rolling.isObject()) {
            return new Strategy.Rolling(Optional.of(rolling.required("batch").intValue()));
        }
        if (canary.isObject()) {
            return new Strategy.Canary(canary.required("percent").intValue(), duration(canary.required("for")));
        }
        if (linear.isObject()) {
            return new Strategy.Linear(linear.required("percent").intValue(), duration(linear.required("every")));
        }
        return switch (node.asText()) {
            case "rolling" -> new Strategy.Rolling(Optional.empty());
            case "blue-green" -> new Strategy.BlueGreen();
            default -> new Strategy.AllAtOnce();
        };
    }

    /** For example {@code 90s}, {@code 5m} or {@code 1h}. */
    static Duration duration(JsonNode node) {
        return Duration.parse("PT" + node.textValue());
    }

    /** For example {@code 5%}; in per cent. */
    static double percent(String text) {
        return Double.parseDouble(text.substring(0, text.length() - 1));
    }
}
