package slipway.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks a definition somewhere: a member gone, renamed or of another kind, an expression cut or mixed up. */
final class Damage {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> INSTEAD = List.of(
            "null",
            "0",
            "-1",
            "1e400",
            "true",
            "\"\"",
            "\"{% %}\"",
            "\"{% ( %}\"",
            "\"{%$x%}\"",
            "[]",
            "{}",
            "[{}]",
            "\"S0\"");

    private Damage() {}

    static String done(String definition, Random random) {
        try {
            JsonNode root = MAPPER.readTree(definition);
            List<ObjectNode> objects = new ArrayList<>();
            collect(root, objects);
            damage(objects.get(random.nextInt(objects.size())), random);
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(definition, e);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    private static void damage(ObjectNode object, Random random) throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (object.has("QueryLanguage")) {
            // Without it a machine may rightly run for ever.
            names.remove("TimeoutSeconds");
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", object.remove(name));
            case 2 -> object.set(name, MAPPER.readTree(INSTEAD.get(random.nextInt(INSTEAD.size()))));
            default -> object.put(name, scrambled(value.asText(), random));
        }
    }

    private static String scrambled(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        String junk = List.of("", "}", "(", "'", "/*", "$", "{%", ".", "[", "<n", "\\", "\uD800")
                .get(random.nextInt(12));
        return text.substring(0, from) + junk + text.substring(Math.min(text.length(), from + random.nextInt(3)));
    }
}
