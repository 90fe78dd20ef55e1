package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.UnexpectedAnswer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

@DisplayName("V2: a function that hangs has answered: it failed its check")
class InvokerTest {
    @Test
    void a_function_that_does_not_answer_in_time_fails_its_check() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // A handler that neither answers nor closes leaves its caller waiting.
        server.createContext("/", _ -> {});
        server.start();
        try (LambdaClient lambda = LambdaClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            Invoker invoker = new Invoker(lambda);
            assertSays(
                    assertThrows(
                            UnexpectedAnswer.class,
                            () -> invoker.send(
                                    "line-bot",
                                    Optional.of("live"),
                                    JsonNodeFactory.instance.objectNode(),
                                    Duration.ofSeconds(1))),
                    "line-bot:live did not answer within 1 seconds");
        } finally {
            server.stop(0);
        }
    }
}
