package slipway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;
import static slipway.fake.World.FUNCTION;
import static slipway.verify.Answers.answer;
import static slipway.verify.Answers.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.FunctionCrashed;
import slipway.error.UnexpectedAnswer;
import slipway.fake.World;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LogType;

@DisplayName("P6, V6: the precompute is tested, and started for the first time")
class InvokePrecomputeTest {
    private final World world = new World();

    private InvokePrecompute.Output invoke(Optional<String> alias, String expect) {
        return new InvokePrecompute(world.lambda())
                .run(new InvokePrecompute.Input(
                        FUNCTION,
                        alias,
                        JsonNodeFactory.instance.objectNode().put("source", "post-deploy"),
                        World.STRICT,
                        expect));
    }

    @Test
    void it_is_invoked_once_through_its_alias_with_the_declared_payload_and_its_log_is_read() {
        world.aws.answers.add(answer("5", "{\"started\":true}", "started"));
        InvokePrecompute.Output output = invoke(Optional.of("live"), "started");
        assertEquals("5", output.version());
        assertEquals(2, output.evidence().size());
        assertEquals(1, world.aws.invocations.size());
        InvokeRequest sent = world.aws.invocations.getFirst();
        assertEquals("{\"source\":\"post-deploy\"}", sent.payload().asUtf8String());
        assertEquals("live", sent.qualifier());
        assertEquals(LogType.TAIL, sent.logType());
        // The answer is what is tested: the call must not be an event, whose result nobody sees.
        assertTrue(sent.invocationType() == null || sent.invocationType() == InvocationType.REQUEST_RESPONSE);
    }

    @Test
    void a_function_without_alias_is_invoked_by_its_name() {
        world.aws.answers.add(answer("$LATEST", "null", "started"));
        invoke(Optional.empty(), "true");
        assertEquals(List.of("invoke $LATEST"), world.calls.made());
    }

    @Test
    void an_answer_that_is_empty_or_no_json_is_judged_all_the_same() {
        world.aws.answers.add(answer("5", "", "started"));
        world.aws.answers.add(answer("5", "done and dusted", "started"));
        assertEquals(2, invoke(Optional.of("live"), "true").evidence().size());
        assertEquals(
                2,
                invoke(Optional.of("live"), "$ = 'done and dusted'").evidence().size());
    }

    @Test
    void a_function_error_is_a_fault() {
        world.aws.answers.add(failure("5", "Sandbox.Timedout", "Task timed out"));
        FunctionCrashed crashed = assertThrows(FunctionCrashed.class, () -> invoke(Optional.of("live"), "true"));
        assertSays(crashed, "Sandbox.Timedout");
    }

    @Test
    void another_shape_is_a_fault() {
        world.aws.answers.add(answer("5", "{\"other\":1}", "started"));
        assertThrows(UnexpectedAnswer.class, () -> invoke(Optional.of("live"), "$exists(patterns)"));
    }
}
