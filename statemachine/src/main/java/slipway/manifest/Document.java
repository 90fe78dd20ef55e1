package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A YAML file as JSON, with the line of everything in it.
 *
 * @param lines by {@link Path}'s text: of a scalar its own line, of anything else the line of its key
 * @param keyLines by the same, the line of the key alone
 */
record Document(JsonNode root, Map<String, Integer> lines, Map<String, Integer> keyLines) {
    Place place() {
        return new Place(this, Path.ROOT, root);
    }

    /** The line of what the path names, or of the nearest thing around it that is there. */
    int line(Path path) {
        Integer line = lines.get(path.text());
        return line != null || path.isRoot() ? (line == null ? 1 : line) : line(path.parent());
    }

    int keyLine(Path path) {
        Integer line = keyLines.get(path.text());
        return line == null ? line(path) : line;
    }
}
