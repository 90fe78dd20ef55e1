package slipway.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** LocalStack as a process of this machine, which outlives the command that starts it. A file in its folder names it. */
public final class LocalStack {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int USUAL_PORT = 4566;
    private static final Duration MOST = Duration.ofMinutes(3);

    private final Folders folders;

    public LocalStack(Folders folders) {
        this.folders = folders;
    }

    /** Where it can be reached, if it runs. */
    public Optional<URI> endpoint() {
        return process()
                .flatMap(_ -> record())
                .map(record -> URI.create(record.path("endpoint").asText()));
    }

    /** Its process, if it runs: an id alone could by now be another program's. */
    public Optional<ProcessHandle> process() {
        return record().flatMap(record -> ProcessHandle.of(record.path("pid").asLong())
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        started(process).equals(record.path("started").asText())));
    }

    public Path log() {
        return folders.logs().resolve("localstack.log");
    }

    /**
     * Starts it on the usual port, or on a free one when that is taken.
     *
     * @throws Unavailable when it does not answer in time
     */
    URI start() {
        try {
            Files.createDirectories(folders.logs());
            int port = isFree(USUAL_PORT) ? USUAL_PORT : freePort();
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            ProcessBuilder builder = new ProcessBuilder(command(port))
                    .directory(folders.state().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
            builder.environment().put("PYTHONPATH", folders.plugin().toString());
            ProcessHandle process = builder.start().toHandle();
            Files.writeString(
                    file(),
                    MAPPER.createObjectNode()
                            .put("endpoint", endpoint.toString())
                            .put("pid", process.pid())
                            .put("started", started(process))
                            .toPrettyString());
            awaitReady(endpoint, process);
            return endpoint;
        } catch (IOException e) {
            throw new Unavailable("LocalStack could not be started (" + e.getMessage() + ").");
        }
    }

    private List<String> command(int port) {
        return List.of(
                folders.python().toString(),
                "-m",
                "slipway_localstack",
                "--folder",
                folders.state().toString(),
                "--jars",
                folders.jars().toString(),
                "--jdk",
                System.getProperty("java.home"),
                "--port",
                Integer.toString(port));
    }

    private void awaitReady(URI endpoint, ProcessHandle process) {
        Optional<Boolean> ready = Poll.until(MOST, Duration.ofMillis(300), () -> {
            if (!process.isAlive()) {
                return Optional.of(false);
            }
            return answers(endpoint) ? Optional.of(true) : Optional.empty();
        });
        if (!ready.orElse(false)) {
            stop();
            throw new Unavailable("LocalStack "
                    + (ready.isPresent()
                            ? "ended as soon as it was started"
                            : "did not answer within " + MOST.toMinutes() + " minutes")
                    + ". What it said is in " + log() + ".");
        }
    }

    /** Ends it and all that it has started, also what a LocalStack left behind that was killed. Answers whether there was anything. */
    public boolean stop() {
        Optional<ProcessHandle> running = process();
        running.ifPresent(Processes::end);
        List<ProcessHandle> left = leftBehind();
        left.forEach(Processes::kill);
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return running.isPresent() || !left.isEmpty();
    }

    /** A function's process works in this cloud's folder, and so its command line names it. */
    private List<ProcessHandle> leftBehind() {
        String folder = folders.state().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains("-Dslipway.cloud=" + folder))
                        .isPresent())
                .toList();
    }

    static boolean answers(URI endpoint) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<JsonNode> record() {
        try {
            return Files.exists(file()) ? Optional.of(MAPPER.readTree(file().toFile())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folders.state().resolve("cloud.json");
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
