package slipway.manifest;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a document speaks of, as far as it can be told while the document may still be wrong elsewhere.
 *
 * @param environments each environment's place, by its name
 * @param functions where each function is first listed in an app, by its short name
 */
record Outline(Place root, Map<String, Place> environments, Map<String, Place> functions) {
    static Outline of(Place root) {
        Map<String, Place> functions = new LinkedHashMap<>();
        for (Place app : root.members("apps").values()) {
            app.items().forEach(item -> {
                if (item.node().isTextual()) {
                    functions.putIfAbsent(item.node().textValue(), item);
                }
            });
        }
        return new Outline(root, root.members("environments"), functions);
    }

    /** The application's name; empty when it cannot be used. */
    Optional<String> application() {
        return root.text("application");
    }

    /** The environments whose names can be used. */
    Set<String> soundEnvironments() {
        return sound(environments);
    }

    /** The functions whose names can be used. */
    Set<String> soundFunctions() {
        return sound(functions);
    }

    /** Where an environment of that name is declared; it must be. */
    Place environment(String name) {
        return Objects.requireNonNull(environments.get(name), name);
    }

    /** Where a function of that name is first listed; it must be. */
    Place listed(String function) {
        return Objects.requireNonNull(functions.get(function), function);
    }

    /** What the manifest says of one function. */
    Optional<Place> own(String function) {
        return Optional.ofNullable(root.members("functions").get(function));
    }

    private static Set<String> sound(Map<String, Place> places) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().isSound())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
