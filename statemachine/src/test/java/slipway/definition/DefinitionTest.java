package slipway.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static String refusal(String template, Map<String, String> values) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Definition.compile(template, values))
                .getMessage());
    }

    @Test
    void every_placeholder_is_filled_wherever_it_stands_in_a_string() {
        assertEquals(
                "{\"a\":\"x\",\"b\":[\"is x and y\"]}",
                Definition.compile("{\"a\":\"${A}\",\"b\":[\"is ${A} and ${B}\"]}", Map.of("A", "x", "B", "y")));
    }

    @Test
    void a_value_cannot_break_out_of_its_string() throws JsonProcessingException {
        String value = "a\"b\\c\n$1${B}é";
        String compiled = Definition.compile("{\"a\":\"<${A}>\"}", Map.of("A", value));
        assertEquals(
                "<" + value + ">", new JsonMapper().readTree(compiled).path("a").textValue());
    }

    @Test
    void jsonata_that_opens_an_object_is_no_placeholder() {
        String template = "{\"a\":\"{% $states.input${ name: value } %}\"}";
        assertEquals(template, Definition.compile(template, Map.of()));
    }

    @Test
    void a_missing_value_is_named() {
        assertEquals(
                "the definition's placeholders and the values differ: no value for [A, C], no placeholder for []",
                refusal("[\"${C}${A}${B}\"]", Map.of("B", "")));
    }

    @Test
    void an_unused_value_is_named() {
        assertEquals(
                "the definition's placeholders and the values differ: no value for [], no placeholder for [B]",
                refusal("[\"${A}\"]", Map.of("A", "", "B", "")));
    }

    @Test
    void a_template_that_is_not_json_is_refused() {
        assertEquals("the definition's template is not valid JSON", refusal("{\"a\":${A}}", Map.of("A", "1")));
    }

    @Test
    void the_real_definition_names_its_placeholders_and_is_filled_with_them() {
        assertTrue(Definition.template().contains("${Intake}"));
        assertTrue(Definition.placeholders().contains("Intake"));
        Map<String, String> values =
                Definition.placeholders().stream().collect(Collectors.toMap(Function.identity(), name -> "of-" + name));
        String compiled = Definition.compile(values);
        assertTrue(compiled.contains("of-Intake"));
        assertFalse(compiled.contains("${Intake}"));
    }
}
