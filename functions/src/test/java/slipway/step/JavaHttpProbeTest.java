package slipway.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("V2: an answer comes back whatever its status")
class JavaHttpProbeTest {
    private final HttpServer server;
    private int status = 200;
    private String body = "";

    JavaHttpProbeTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/health", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("X-Version", "first");
            exchange.getResponseHeaders()
                    .add("X-Asked-For", exchange.getRequestHeaders().getFirst("Accept"));
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpProbe.Answer get() throws IOException {
        return new JavaHttpProbe()
                .get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/health"));
    }

    @ParameterizedTest
    @CsvSource({"200, ok \u00e9", "200,", "404, not here", "503, later", "503,"})
    void status_and_body_are_handed_on(int answered, String text) throws IOException {
        status = answered;
        body = text == null ? "" : text;
        HttpProbe.Answer answer = get();
        assertEquals(answered, answer.status());
        assertEquals(body, answer.body());
    }

    @Test
    void headers_are_known_by_their_lower_case_names() throws IOException {
        HttpProbe.Answer answer = get();
        assertEquals("first", answer.headers().get("x-version"));
        assertEquals("application/json", answer.headers().get("x-asked-for"));
    }

    @Test
    void an_answer_without_end_is_cut() throws IOException {
        body = "x".repeat((1 << 20) + 10);
        assertEquals(1 << 20, get().body().length());
    }

    @Test
    void no_answer_is_an_exception() {
        server.stop(0);
        assertThrows(IOException.class, this::get);
    }
}
