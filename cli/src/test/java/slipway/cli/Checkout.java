package slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout with the real launcher, and with JDKs and a Maven that only write down how they were called. Nothing of this
 * machine is seen but the shell's own tools.
 */
final class Checkout {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cksum",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sh",
            "sleep",
            "tail",
            "tee",
            "touch");

    private static final String JAVA = """
            #!/bin/sh
            for argument in "$@"; do
              case $argument in -XX:AOTCacheOutput=*)
                echo train >>"$CALLS"
                [ -e "$NO_CACHE" ] || echo cache >"${argument#*=}"
                exit 0 ;;
              esac
            done
            echo "java $0 $*" >>"$CALLS"
            exit 7
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "mvn $JAVA_HOME $*" >>"$CALLS"
            echo "[INFO] Building Slipway CLI 0.1.0                  [5/5]"
            [ ! -e "$BROKEN" ] || { echo "[ERROR] cannot find symbol"; exit 1; }
            mkdir -p cli/target && echo library >cli/target/library.jar && echo jar >cli/target/slipway-cli-0.1.0.jar
            printf %s "$PWD/cli/target/library.jar" >cli/target/class-path
            """;

    private final Path root;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** @param root an empty directory */
    Checkout(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("bin"));
        for (String tool : TOOLS) {
            // A link would do, but the removal of links to outside is warned of.
            script(root.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + which(tool) + " \"$@\"\n");
        }
        script(root.resolve("bin/mvn"), MAVEN);
        for (String module : List.of(
                "functions", "statemachine", "rehearsal", "local", "cli", "examples/dr-daily-report/functions")) {
            source(module + "/pom.xml");
            source(module + "/src/main/Main.java");
        }
        source("pom.xml");
        source("statemachine/deploy.asl.json");
        Files.copy(Run.HOME.resolve("slipway"), home().resolve("slipway"), StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("PATH", root.resolve("bin").toString());
        environment.put("HOME", root.resolve("nobody").toString());
        environment.put("SLIPWAY_JDKS", root.resolve("jdks").toString());
        environment.put("CALLS", root.resolve("calls").toString());
        environment.put("BROKEN", root.resolve("broken").toString());
        environment.put("NO_CACHE", root.resolve("no-cache").toString());
    }

    Path home() {
        return root.resolve("checkout");
    }

    /** Writes a file into the root: {@code broken} makes builds fail, {@code no-cache} the JVM's training. */
    void mark(String name) throws IOException {
        Files.writeString(root.resolve(name), "");
    }

    /** A JDK as far as the launcher looks at one. */
    Path jdk(String directory, String version) throws IOException {
        Path jdk = root.resolve(directory);
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jdk;
    }

    void set(String name, String value) {
        environment.put(name, value);
    }

    void onPath(Path program) throws IOException {
        Files.createSymbolicLink(root.resolve("bin").resolve(program.getFileName()), program);
    }

    void withoutMaven() throws IOException {
        Files.delete(root.resolve("bin/mvn"));
    }

    /** Dates a file of the checkout. */
    void date(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(home().resolve(file), FileTime.from(time));
    }

    /** How JDKs and Maven were called, in order. */
    List<String> calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Ended start(String... arguments) throws IOException, InterruptedException {
        return start(home().resolve("slipway"), arguments);
    }

    Ended start(Path launcher, String... arguments) throws IOException, InterruptedException {
        Path err = Files.createTempFile(root, "err", "");
        Process process = begin(launcher, err, arguments);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within a minute: " + Files.readString(err));
        }
        return new Ended(process.exitValue(), Files.readString(err));
    }

    Process begin(Path launcher, Path err, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = launcher.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What a start left behind. */
    record Ended(int exitCode, String err) {}

    private void source(String file) throws IOException {
        Path path = home().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static Path which(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the launcher needs " + tool + " on the PATH"));
    }
}
