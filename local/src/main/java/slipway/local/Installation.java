package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a local cloud is made of, installed under the user's cache folder and the cloud's own: again only when the pins or the plugin have changed. */
final class Installation {
    private static final Duration MOST = Duration.ofMinutes(15);
    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";

    private final Folders folders;
    private final Progress progress;
    private final Tool tool;

    Installation(Folders folders, Progress progress) {
        this.folders = folders;
        this.progress = progress;
        this.tool = new Tool(
                folders.localstack(),
                folders.logs().resolve("install.log"),
                Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
                MOST);
    }

    /** @param python a Python 3.13 */
    void everything(Path python) {
        once(
                folders.tools(),
                "python",
                List.of("requirements.txt"),
                "LocalStack and its Python packages (about 500 MB)",
                () -> {
                    tool.run(
                            "Making a Python environment",
                            List.of(
                                    python.toString(),
                                    "-m",
                                    "venv",
                                    "--clear",
                                    folders.tools().resolve("venv").toString()));
                    tool.run("Installing LocalStack", pip("--require-hashes", "-r", "requirements.txt"));
                });
        plugin();
        for (String kind : List.of("runtime", "jsonata", "dynamodb")) {
            once(
                    folders.tools(),
                    "jars-" + kind,
                    List.of("jars/" + kind),
                    "the jars of " + kind,
                    () -> tool.run(
                            "Fetching the jars of " + kind,
                            List.of(
                                    "mvn",
                                    "-B",
                                    "-q",
                                    "-f",
                                    "jars/" + kind + "/pom.xml",
                                    DEPENDENCY_PLUGIN + ":copy-dependencies",
                                    "-DincludeScope=runtime",
                                    "-Dmdep.stripVersion=true",
                                    "-DoutputDirectory=" + folders.jars().resolve(kind))));
        }
        cdk();
    }

    /** Each cloud has its own, so that another checkout's cannot come under a cloud that runs. */
    private void plugin() {
        once(
                folders.plugin(),
                "plugin",
                List.of("requirements.txt", "plugin"),
                "the plugin",
                () -> tool.run(
                        "Installing the plugin",
                        pip(
                                "--no-build-isolation",
                                "--upgrade",
                                "--target",
                                folders.plugin().toString(),
                                "./plugin")));
    }

    /** Only what an endpoint needs that somebody else runs. */
    void cdk() {
        once(
                folders.tools(),
                "node",
                List.of("package.json", "package-lock.json"),
                "the CDK's command line",
                this::installCdk);
    }

    private void installCdk() {
        Path node = folders.tools().resolve("node");
        try {
            Files.createDirectories(node);
            for (String file : List.of("package.json", "package-lock.json")) {
                Files.write(
                        node.resolve(file),
                        Files.readAllBytes(folders.localstack().resolve(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tool.run(
                "Installing the CDK's command line",
                List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", node.toString()));
    }

    private List<String> pip(String... arguments) {
        return Stream.concat(
                        Stream.of(folders.python().toString(), "-m", "pip", "install", "-q", "--no-deps"),
                        Stream.of(arguments))
                .toList();
    }

    /** Does it unless it was done with the same files before. */
    private void once(Path folder, String name, List<String> files, String what, Runnable step) {
        Path stamp = folder.resolve("installed-" + name);
        String sum = sum(files);
        try {
            if (Files.exists(stamp) && Files.readString(stamp).equals(sum)) {
                return;
            }
            Files.createDirectories(folder);
            progress.say("installing " + what);
            step.run();
            Files.writeString(stamp, sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sum(List<String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : files) {
                try (Stream<Path> tree = Files.walk(folders.localstack().resolve(name))) {
                    for (Path file :
                            tree.filter(Installation::isSource).sorted().toList()) {
                        // By its place in the checkout: another checkout with the same files needs nothing new.
                        digest.update(
                                folders.localstack().relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not what an installation leaves behind. */
    private static boolean isSource(Path file) {
        String name = file.toString();
        return Files.isRegularFile(file)
                && !name.contains("/build/")
                && !name.contains(".egg-info/")
                && !name.contains("__pycache__");
    }
}
