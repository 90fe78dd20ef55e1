package slipway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources shows, tests included. */
class SourceArchitectureTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_LINES = 300;

    /** Put together, so that this file does not find itself. */
    private static final Pattern LEFT_FOR_LATER =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@Dis" + "abled");

    private static final Map<Path, String> SOURCES = sources();

    @Test
    void a_file_can_be_read_in_one_go() {
        assertTrue(SOURCES.size() > 100, () -> "found only " + SOURCES.keySet());
        assertNone(
                text -> text.lines().count() > LONGEST_LINES,
                text -> text.lines().count() + " lines");
    }

    @Test
    void nothing_is_left_for_later() {
        assertNone(
                LEFT_FOR_LATER.asPredicate(),
                text -> text.lines()
                        .filter(LEFT_FOR_LATER.asPredicate())
                        .toList()
                        .toString());
    }

    /** A package of tests alone needs its own; the others are marked where they ship. */
    @Test
    void every_package_is_null_marked_where_it_ships_or_is_only_tested() {
        List<Path> marked = SOURCES.entrySet().stream()
                .filter(source -> source.getKey().endsWith("package-info.java")
                        && source.getValue().contains("@NullMarked"))
                .map(source -> packageOf(source.getKey()))
                .toList();
        assertEquals(
                List.of(),
                SOURCES.keySet().stream()
                        .filter(file -> !marked.contains(packageOf(file)))
                        .toList());
    }

    private static Path packageOf(Path file) {
        return file.subpath(4, file.getNameCount() - 1);
    }

    private static void assertNone(Predicate<String> bad, Function<String, String> why) {
        assertEquals(
                Map.of(),
                SOURCES.entrySet().stream()
                        .filter(source -> bad.test(source.getValue()))
                        .collect(Collectors.toMap(Map.Entry::getKey, source -> why.apply(source.getValue()))));
    }

    /** By path from the root: {@code module/src/main/java/…}. */
    private static Map<Path, String> sources() {
        Map<Path, String> sources = new TreeMap<>();
        for (String module : List.of("functions", "statemachine", "rehearsal", "local", "cli", "infra", "test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(ROOT.relativize(file), Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
