package slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads CloudFormation templates. */
final class Resources {
    private Resources() {}

    /** The resources of a type, by logical id. */
    static Map<String, JsonNode> ofType(JsonNode template, String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        template.get("Resources").properties().forEach(resource -> {
            if (resource.getValue().get("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
            }
        });
        return found;
    }

    /** The only resource of a type. */
    static JsonNode only(JsonNode template, String type) {
        Map<String, JsonNode> found = ofType(template, type);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type + ", found " + found.keySet());
        }
        return found.values().iterator().next();
    }

    /** A value in which what only CloudFormation knows is written {@code <LogicalId>} or {@code <LogicalId.Attribute>}. */
    static String text(JsonNode value) {
        if (value.has("Ref")) {
            return "<" + value.get("Ref").asText() + ">";
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.get("Fn::GetAtt");
            return "<" + attribute.get(0).asText() + "." + attribute.get(1).asText() + ">";
        }
        if (value.has("Fn::Join")) {
            return StreamSupport.stream(value.get("Fn::Join").get(1).spliterator(), false)
                    .map(Resources::text)
                    .collect(Collectors.joining(value.get("Fn::Join").get(0).asText()));
        }
        if (!value.isTextual()) {
            throw new AssertionError("no text: " + value);
        }
        return value.asText();
    }
}
