package slipway.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Definitions with inputs and what must come of them, each drawn from a page of documentation that it names: the files under {@code
 * corpus/}. It knows no interpreter, so that any can be held against it.
 */
public final class Corpus {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Corpus() {}

    /**
     * One run.
     *
     * @param file the file's place below {@code corpus/}, without its ending
     * @param number counted from 1 within the file
     * @param source the page that says so
     * @param says the fact, in our words
     * @param definition the machine, as JSON text
     * @param fields the case as the file has it: input, tasks, status, output, error, cause, causePart, seconds, history, anyOrder
     */
    public record Case(String file, int number, String source, String says, String definition, JsonNode fields) {
        /** The answers of a Task state, in the order of its attempts; the last one repeats. */
        public JsonNode answers(String state) {
            return fields.path("tasks").path(state);
        }

        public JsonNode input() {
            return fields.path("input");
        }

        /** The history's lines: a type, the state's name where the event has one, and an iteration's index; ids in front where they count. */
        public List<String> history() {
            List<String> lines = new ArrayList<>();
            fields.path("history").forEach(line -> lines.add(line.asText()));
            return lines;
        }

        /** Whether the service may interleave the events of branches or iterations otherwise. */
        public boolean inAnyOrder() {
            return fields.path("anyOrder").asBoolean();
        }

        @Override
        public String toString() {
            return file + " " + number + ": " + says + " <" + source + ">";
        }
    }

    /** Every case, by file name and then in the order of the file. */
    public static List<Case> cases() {
        try {
            URI folder = Corpus.class.getResource("/corpus").toURI();
            if (!folder.getScheme().equals("jar")) {
                return below(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return below(jar.getPath("/corpus"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the corpus cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the corpus has no address", e);
        }
    }

    private static List<Case> below(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(it -> it.toString().endsWith(".json")).sorted()::iterator) {
                String name =
                        folder.relativize(file).toString().replace('\\', '/').replaceAll("\\.json$", "");
                JsonNode content = MAPPER.readTree(Files.readString(file));
                int number = 0;
                for (JsonNode fields : content.path("cases")) {
                    cases.add(new Case(
                            name,
                            ++number,
                            content.path("source").asText(),
                            content.path("says").asText(),
                            content.path("definition").toString(),
                            fields));
                }
            }
        }
        return cases;
    }
}
