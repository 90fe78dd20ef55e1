package slipway.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.ledger.Hold;
import slipway.rollback.Rollback;

class JsonTest {
    record Note(String text, Optional<String> author, boolean done, int count) {}

    private static final String WHOLE = "{\"text\":\"t\",\"author\":\"a\",\"done\":true,\"count\":3}";

    @Test
    void a_whole_document_is_read() throws JsonProcessingException {
        assertEquals(new Note("t", Optional.of("a"), true, 3), Json.MAPPER.readValue(WHOLE, Note.class));
    }

    @Test
    void what_is_optional_may_be_absent_or_null() throws JsonProcessingException {
        Note note = new Note("t", Optional.empty(), true, 3);
        assertEquals(note, Json.MAPPER.readValue(WHOLE.replace("\"author\":\"a\",", ""), Note.class));
        assertEquals(note, Json.MAPPER.readValue(WHOLE.replace("\"a\"", "null"), Note.class));
    }

    @Test
    void an_unknown_member_is_refused_by_its_name() {
        assertSays(
                assertThrows(
                        JsonMappingException.class,
                        () -> Json.MAPPER.readValue(WHOLE.replace("{", "{\"extra\":1,"), Note.class)),
                "extra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "done", "count"})
    void a_required_member_that_is_missing_or_null_is_refused_by_its_name(String name) {
        String missing = WHOLE.replaceFirst("\"" + name + "\":[^,}]*,?", "").replace(",}", "}");
        String none = WHOLE.replaceFirst("(\"" + name + "\":)[^,}]*", "$1null");
        for (String document : new String[] {missing, none}) {
            assertSays(
                    assertThrows(JsonMappingException.class, () -> Json.MAPPER.readValue(document, Note.class)), name);
        }
    }

    @Test
    void a_hold_without_a_fence_is_no_hold() {
        assertThrows(
                JsonMappingException.class,
                () -> Json.MAPPER.readValue("{\"environment\":\"dev\",\"deployment\":\"d\"}", Hold.class));
    }

    @Test
    void words_of_the_machine_are_read_in_lower_case() throws JsonProcessingException {
        assertEquals(Rollback.Part.TRAFFIC, Json.MAPPER.readValue("\"traffic\"", Rollback.Part.class));
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue("\"speed\"", Rollback.Part.class));
    }

    @Test
    void a_second_document_after_the_first_is_refused() {
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue(WHOLE + "{}", Note.class));
    }

    @Test
    void instants_are_written_as_texts() throws JsonProcessingException {
        assertEquals("\"2026-01-01T10:00:00Z\"", Json.MAPPER.writeValueAsString(Instant.parse("2026-01-01T10:00:00Z")));
    }
}
