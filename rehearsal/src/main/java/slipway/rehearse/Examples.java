package slipway.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import slipway.manifest.Manifest;
import slipway.manifest.Probe;

/** The right answers that a manifest gives by {@code example}. */
final class Examples {
    private Examples() {}

    static Map<String, JsonNode> of(Manifest manifest) {
        Map<String, JsonNode> examples = new HashMap<>();
        manifest.functions()
                .values()
                .forEach(function -> function.probes()
                        .forEach(probe -> probe.example()
                                .ifPresent(example -> examples.put(
                                        ApplicationImage.question(
                                                function.function(),
                                                probe.kind().key()),
                                        answer(probe, example)))));
        return examples;
    }

    /** Of a URL the example is the body; the expression sees the status beside it. */
    private static JsonNode answer(Probe probe, JsonNode example) {
        return switch (probe.call()) {
            case Probe.Invocation _ -> example;
            case Probe.Http _ ->
                JsonNodeFactory.instance.objectNode().put("status", 200).set("body", example);
        };
    }
}
