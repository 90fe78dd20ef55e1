package slipway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final int LONGEST_FILE = 300;

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .toList();
        }
    }

    @Test
    void no_file_is_longer_than_three_hundred_lines() throws IOException {
        List<Path> sources = sources();
        assertTrue(sources.size() > 200, () -> "only " + sources.size() + " sources were found");
        for (Path source : sources) {
            long lines = Files.readAllLines(source).size();
            assertTrue(lines <= LONGEST_FILE, () -> source + " has " + lines + " lines");
        }
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        List<Path> unmarked = sources().stream()
                .filter(source -> source.toString().contains("/src/main/"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), unmarked);
    }

    private static boolean isNullMarked(Path packageInfo) {
        try {
            return Files.exists(packageInfo) && Files.readString(packageInfo).contains("@NullMarked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
