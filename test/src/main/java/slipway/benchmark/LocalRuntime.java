package slipway.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * AWS as one Lambda sees it while it starts: the Runtime API, which hands it one event and hears its answer, and an AWS
 * endpoint that refuses every call.
 */
final class LocalRuntime implements AutoCloseable {
    private static final String INVOCATIONS = "/2018-06-01/runtime/invocation/";
    private static final byte[] REFUSAL =
            "{\"__type\":\"AccessDeniedException\",\"message\":\"refused\"}".getBytes(StandardCharsets.UTF_8);

    static {
        // Without it the kernel holds back small answers, for longer than what is measured.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** When the Lambda first asked for an event, by {@link System#nanoTime}. */
    final CompletableFuture<Long> firstNext = new CompletableFuture<>();

    /** When its first answer came, be it a result or an error. */
    final CompletableFuture<Long> firstAnswer = new CompletableFuture<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean called = new AtomicBoolean();
    private final byte[] event;

    LocalRuntime(String event) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(INVOCATIONS, this::invocation);
        server.createContext("/2018-06-01/runtime/init/error", this::initialisationFailed);
        server.createContext("/", this::refuse);
        server.start();
    }

    /** Host and port, of the Runtime API and of AWS. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void invocation(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/error") && !called.get()) {
            // Then the event is not what the step takes any more, and the time would say nothing.
            firstAnswer.completeExceptionally(new IllegalStateException("the Lambda refused its event: " + body));
        } else if (!path.endsWith("/next")) {
            firstAnswer.complete(now);
            answer(exchange, 202, "{}".getBytes(StandardCharsets.UTF_8));
        } else if (firstNext.complete(now)) {
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-000000000001");
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(Long.MAX_VALUE));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:eu-central-1:123456789012:function:benchmark");
            answer(exchange, 200, event);
        }
        // There is no second event: the next request stays without an answer until the process is ended.
    }

    private void initialisationFailed(HttpExchange exchange) throws IOException {
        String error = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        IllegalStateException failed = new IllegalStateException("the Lambda did not start: " + error);
        firstNext.completeExceptionally(failed);
        firstAnswer.completeExceptionally(failed);
        answer(exchange, 202, new byte[0]);
    }

    private void refuse(HttpExchange exchange) throws IOException {
        called.set(true);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("x-amzn-ErrorType", "AccessDeniedException");
        answer(exchange, 400, REFUSAL);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
