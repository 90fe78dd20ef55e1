package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published schema, which editors read, says what the code does. */
class SchemaTest {
    private JsonNode schema = new JsonMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(ManifestFile.class.getResourceAsStream("slipway.schema.json"))) {
            schema = new JsonMapper().readTree(resource);
        }
    }

    @Test
    void it_is_a_schema_of_draft_2020_12() {
        String draft = schema.path("$schema").textValue();
        assertEquals("https://json-schema.org/draft/2020-12/schema", draft);
        assertEquals(
                List.of(),
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(draft))
                        .validate(schema));
    }

    @Test
    void its_defaults_and_words_are_those_of_the_code() {
        assertEquals(Defaults.NAMES, schema.at("/properties/names/default").textValue());
        assertEquals(Defaults.TAG, schema.at("/properties/tag/default").textValue());
        assertEquals(Stream.of(Scan.values()).map(Scan::key).toList(), texts(schema.at("/properties/scan/enum")));
        assertEquals(Strategy.WORDS, texts(schema.at("/$defs/strategy/then/enum")));
        assertEquals(
                Defaults.ERROR_RATE,
                schema.at("/properties/rollback/properties/errorRate/default").textValue());
        for (Probe.Kind kind : Probe.Kind.values()) {
            assertTrue(schema.at("/$defs/function/properties").has(kind.key()), kind.key());
        }
    }

    @Test
    void every_key_has_a_description_in_it_and_a_place_in_the_documentation() throws IOException {
        String documentation = Files.readString(Path.of("../docs/manifest.md"));
        List<String> keys = new ArrayList<>();
        for (JsonNode properties : schema.findValues("properties")) {
            properties.forEachEntry((key, value) -> {
                JsonNode target = value.has("$ref")
                        ? schema.at(value.path("$ref").textValue().substring(1))
                        : value;
                assertTrue(value.has("description") || target.has("description"), key);
                keys.add(key);
            });
        }
        assertTrue(keys.size() > 20, keys.toString());
        for (String key : keys) {
            assertTrue(documentation.matches("(?s).*[`. { ]" + key + "[`.: ].*"), key + " is not documented");
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
