package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A YAML file as JSON, with the line of everything in it.
 *
 * @param lines by {@link Path}'s text: of a scalar its own line, of anything else the line of its key
 * @param keyLines by the same, the line of the key alone
 * @param refused the paths with which a problem is known
 */
record Document(JsonNode root, Map<String, Integer> lines, Map<String, Integer> keyLines, Set<String> refused) {
    Place place() {
        return new Place(this, Path.ROOT, root);
    }

    Document refusing(List<Problem> problems) {
        return new Document(
                root, lines, keyLines, problems.stream().map(Problem::path).collect(Collectors.toSet()));
    }

    /** The line of what the path names, or of the nearest thing around it that is there. */
    int line(Path path) {
        return nearest(lines, path);
    }

    int keyLine(Path path) {
        return nearest(keyLines, path);
    }

    private static int nearest(Map<String, Integer> lines, Path path) {
        Path at = path;
        while (!at.isRoot() && !lines.containsKey(at.text())) {
            at = at.parent();
        }
        return lines.getOrDefault(at.text(), 1);
    }
}
