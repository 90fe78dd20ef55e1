package slipway.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a JSON text each value begins, for links from messages. */
final class JsonLines {
    private final Map<String, Integer> lines = new HashMap<>();

    /** Text that breaks off or is no JSON has the lines up to there. */
    static JsonLines of(String text) {
        JsonLines read = new JsonLines();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                read.lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException _) {
            return read;
        }
        return read;
    }

    /** The line of what the JSON pointer names, or of the nearest thing around it; 0 for the whole text. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }
}
