package slipway.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds a Python 3.13, the one version that the pinned LocalStack runs on. */
final class PythonFinder {
    private static final String VERSION = "Python 3.13.";
    private static final int ANSWER_SECONDS = 20;

    private final Path userHome;
    private final Map<String, String> environment;

    PythonFinder(Path userHome, Map<String, String> environment) {
        this.userHome = userHome;
        this.environment = environment;
    }

    /** The first that answers; a file of that name may be pyenv's, which runs nothing unless its version was chosen. */
    Optional<Path> find() {
        return candidates().stream().filter(PythonFinder::answers).findFirst();
    }

    private List<Path> candidates() {
        List<Path> found = new ArrayList<>();
        Optional.ofNullable(environment.get("SLIPWAY_PYTHON")).map(Path::of).ifPresent(found::add);
        for (String name : List.of("python3.13", "python3")) {
            Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .forEach(found::add);
        }
        Path pyenv = Path.of(environment.getOrDefault(
                "PYENV_ROOT", userHome.resolve(".pyenv").toString()));
        found.addAll(versions(pyenv.resolve("versions")));
        return found;
    }

    private static List<Path> versions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.filter(version -> version.getFileName().toString().startsWith("3.13"))
                    .map(version -> version.resolve("bin/python"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean answers(Path python) {
        try {
            Process process = new ProcessBuilder(python.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                Processes.kill(process.toHandle());
                return false;
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 && said.startsWith(VERSION);
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
