package slipway.manifest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a manifest may say some day: refused until its feature is there, so that nobody relies on it in vain. */
final class LaterKeys {
    /** By the kind of place: its path with names replaced by a star. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "", Set.of("promote", "database", "configuration", "terraform", "frontend", "account", "region"),
            "environments.*", Set.of("smoke", "account", "region"));

    private LaterKeys() {}

    static boolean has(Path parent, String key) {
        return KEYS.getOrDefault(kind(parent), Set.of()).contains(key);
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
