package slipway.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFinderTest {
    @TempDir
    private Path folder;

    @Test
    void the_first_on_the_path_that_answers_is_taken() throws IOException {
        program("shims/python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127");
        Path right = program("bin/python3.13", "echo Python 3.13.7");
        assertEquals(Optional.of(right), find(Map.of("PATH", folder.resolve("shims") + ":" + folder.resolve("bin"))));
    }

    @Test
    void another_version_will_not_do() throws IOException {
        program("bin/python3", "echo Python 3.12.1");
        assertEquals(Optional.empty(), find(Map.of("PATH", folder.resolve("bin").toString())));
    }

    @Test
    void one_that_pyenv_has_installed_is_found_where_pyenv_keeps_it() throws IOException {
        program("home/.pyenv/versions/3.12.1/bin/python", "echo Python 3.12.1");
        Path right = program("home/.pyenv/versions/3.13.0/bin/python", "echo Python 3.13.0");
        assertEquals(Optional.of(right), find(Map.of()));
    }

    @Test
    void one_that_is_named_comes_first() throws IOException {
        Path named = program("mine/python", "echo Python 3.13.1");
        program("bin/python3.13", "echo Python 3.13.2");
        assertEquals(
                Optional.of(named),
                find(Map.of("PATH", folder.resolve("bin").toString(), "SLIPWAY_PYTHON", named.toString())));
    }

    private Optional<Path> find(Map<String, String> environment) {
        return new PythonFinder(folder.resolve("home"), environment).find();
    }

    private Path program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
