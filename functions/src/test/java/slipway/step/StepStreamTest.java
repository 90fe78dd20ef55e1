package slipway.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.error.Busy;
import slipway.error.LockLost;
import software.amazon.awssdk.core.exception.SdkClientException;

class StepStreamTest {
    record Question(String name) {}

    record Greeting(String text, Optional<String> title) {}

    private static String handle(Step<Question, Greeting> step, String input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StepStream<>(Question.class, step).handle(new ByteArrayInputStream(input.getBytes(UTF_8)), out);
        return out.toString(UTF_8);
    }

    @Test
    void one_document_goes_in_and_one_comes_out() throws IOException {
        assertEquals(
                "{\"text\":\"hello \u00e9\",\"title\":null}",
                handle(
                        question -> new Greeting("hello " + question.name(), Optional.empty()),
                        "{\"name\":\"\u00e9\"}"));
    }

    @Test
    void an_exception_of_the_sdk_gets_a_name_that_the_machine_knows() {
        SdkClientException lost = SdkClientException.create("Read timed out");
        Busy busy = assertThrows(
                Busy.class,
                () -> handle(
                        _ -> {
                            throw lost;
                        },
                        "{\"name\":\"x\"}"));
        assertSame(lost, busy.getCause());
    }

    @Test
    void an_error_of_the_step_and_a_bug_stay_what_they_are() {
        LockLost error = new LockLost("lost");
        assertSame(
                error,
                assertThrows(
                        LockLost.class,
                        () -> handle(
                                _ -> {
                                    throw error;
                                },
                                "{\"name\":\"x\"}")));
        IllegalStateException bug = new IllegalStateException("bug");
        assertSame(
                bug,
                assertThrows(
                        IllegalStateException.class,
                        () -> handle(
                                _ -> {
                                    throw bug;
                                },
                                "{\"name\":\"x\"}")));
    }

    @Test
    void an_input_that_the_step_does_not_take_never_reaches_it() {
        Step<Question, Greeting> never = _ -> {
            throw new AssertionError("reached");
        };
        for (String input : new String[] {"{}", "{\"name\":null}", "{\"name\":\"x\",\"age\":1}", "[]", "", "{"}) {
            assertThrows(IOException.class, () -> handle(never, input), input);
        }
    }
}
