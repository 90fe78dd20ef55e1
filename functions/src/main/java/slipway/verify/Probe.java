package slipway.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to see whether a function works, as the manifest declares it: by invocation or by HTTP, exactly one of them.
 *
 * @param payload what to invoke the function with
 * @param http what to GET
 * @param expect a JSONata expression that must be true of the answer: of the returned payload, or of {@code {status, body,
 *     headers}}
 */
public record Probe(Kind kind, Optional<JsonNode> payload, Optional<String> http, String expect) {
    public Probe {
        // A JSON null in the plan says that there is no payload.
        payload = payload.filter(node -> !node.isNull());
    }

    /** What the answer is good for. */
    public enum Kind {
        HEALTH,
        TEST,
        SMOKE;

        /** As the manifest and the evidence write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
