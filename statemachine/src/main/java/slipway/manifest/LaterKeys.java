package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a manifest may say some day: refused until its feature is there, so that nobody relies on it in vain. */
final class LaterKeys {
    private static final Set<String> STRATEGIES = Set.of("canary", "linear", "blue-green");

    /** By the kind of place: its path with names replaced by a star. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "", Set.of("promote", "database", "configuration", "terraform", "frontend", "account", "region"),
            "environments.*", Set.of("observe", "alarms", "smoke", "promote", "account", "region"),
            "rollback", Set.of("errorRate"));

    private LaterKeys() {}

    static boolean has(Path parent, String key) {
        return KEYS.getOrDefault(kind(parent), Set.of()).contains(key);
    }

    /** The name of a strategy that is not there yet, however it is written. */
    static Optional<String> strategy(Path path, JsonNode value) {
        if (!kind(path).equals("environments.*.strategy")) {
            return Optional.empty();
        }
        Optional<String> name = value.isTextual() ? Optional.of(value.textValue()) : onlyKey(value);
        return name.filter(STRATEGIES::contains);
    }

    private static Optional<String> onlyKey(JsonNode value) {
        return value.size() == 1 && value.isObject()
                ? Optional.of(value.fieldNames().next())
                : Optional.empty();
    }

    private static String kind(Path path) {
        List<Object> steps = path.steps();
        if (steps.isEmpty() || !steps.getFirst().equals("environments") || steps.size() == 1) {
            return path.text();
        }
        Path rest = new Path(steps.subList(2, steps.size()));
        return "environments.*" + (rest.isRoot() ? "" : "." + rest.text());
    }
}
