package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    private static final Probe INVOCATION =
            new Probe(Probe.Kind.TEST, Optional.of(JsonNodeFactory.instance.objectNode()), Optional.empty(), "true");
    private static final Probe HTTP =
            new Probe(Probe.Kind.HEALTH, Optional.empty(), Optional.of("https://example.com"), "true");

    @ParameterizedTest
    @CsvSource({"1, 0, 100000", "2, 0, 50000", "3, 0, 33333", "1, 1, 80000", "2, 1, 40000", "1, 2, 60000"})
    void invocations_share_evenly_what_http_may_leave(int invocations, int http, long millis) {
        List<Probe> due = Stream.concat(
                        Stream.generate(() -> INVOCATION).limit(invocations),
                        Stream.generate(() -> HTTP).limit(http))
                .toList();
        assertEquals(millis, Prober.patience(due).toMillis());
    }
}
