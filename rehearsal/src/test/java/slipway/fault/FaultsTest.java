package slipway.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Fault LOST = Fault.failAfterEffect(Failure.connectionLost());

    private final Faults faults = new Faults();
    private long number;

    @Test
    void the_nth_matching_call_is_struck_and_no_other() {
        faults.on("lambda", "Invoke").nth(2, LOST);
        assertEquals(List.of(), strike("lambda", "Invoke", "a"));
        assertEquals(List.of(), strike("lambda", "GetFunction", "a"));
        assertEquals(List.of(LOST), strike("lambda", "Invoke", "b"));
        assertEquals(List.of(), strike("lambda", "Invoke", "a"));
    }

    @Test
    void a_rule_narrows_to_a_resource_a_caller_and_a_condition() {
        faults.on("lambda", "Invoke")
                .resource("a")
                .caller("verify")
                .where(call -> call.number() > 1)
                .always(LOST);
        assertEquals(List.of(), strike("lambda", "Invoke", "a"));
        assertEquals(List.of(), strike("lambda", "Invoke", "b"));
        assertEquals(List.of(LOST), strike("lambda", "Invoke", "a"));
    }

    @Test
    void a_removed_rule_strikes_no_more() {
        Faults.Source source = faults.onAnyCall().first(9, LOST);
        assertEquals(List.of(LOST), strike("s3", "GetObject", "b"));
        faults.remove(source);
        assertEquals(List.of(), strike("s3", "GetObject", "b"));
    }

    @Test
    void faults_of_several_rules_apply_together() {
        Fault slow = Fault.slow(Duration.ofSeconds(1));
        faults.onAnyCall().always(slow);
        faults.on("s3", "GetObject").always(LOST);
        assertEquals(List.of(slow, LOST), strike("s3", "GetObject", "b"));
        faults.clear();
        assertEquals(List.of(), strike("s3", "GetObject", "b"));
    }

    private List<Fault> strike(String service, String operation, String resource) {
        number++;
        return faults.strike(
                new ApiCall(number, Instant.EPOCH, service, operation, resource, Optional.of("verify"), "request"));
    }
}
