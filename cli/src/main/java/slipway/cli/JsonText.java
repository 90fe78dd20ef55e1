package slipway.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** JSON that somebody wrote, as maps, lists, strings, numbers, booleans and null; and such values as text. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonText() {}

    /** An option that names the input of an execution. */
    static TextFile executionInput(String option) {
        return new TextFile(option, 256 * 1024, "more than Step Functions takes");
    }

    /**
     * The value that the text stands for.
     *
     * @param bad makes the exception, from the end of a sentence that says where the text is no JSON
     */
    static @Nullable Object parse(String text, Function<String, BadInput> bad) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw bad.apply("is not JSON: "
                    + (location == null
                            ? ""
                            : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr()))
                    + firstSentence(e.getOriginalMessage()) + ". Mend it there.");
        }
    }

    /** The value on several lines. */
    static String print(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + value, e);
        }
    }

    private static String firstSentence(String message) {
        return message.lines().findFirst().orElse("").replaceFirst("[.;]+$", "");
    }
}
