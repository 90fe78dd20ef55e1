package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A question put to a new version, and what its answer must be.
 *
 * @param expect a JSONata expression that is true for a good answer
 * @param example a right answer, which the function gives in a rehearsal
 */
public record Probe(Kind kind, Call call, String expect, Optional<JsonNode> example) {
    /** When a probe is asked, and what a bad answer says. */
    public enum Kind {
        /** Whether the function works at all. */
        HEALTH("health"),
        /** Whether it answers a test event. */
        TEST("test"),
        /** Whether a real endpoint answers. */
        SMOKE("smoke");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The word that the manifest and the plan use. */
        public String key() {
            return key;
        }
    }

    /** How the question is put. */
    public sealed interface Call {
        /** What is expected when the manifest does not say. */
        default String defaultExpect() {
            return switch (this) {
                // That the invocation ended without a function error is checked anyway.
                case Invocation _ -> "true";
                case Http _ -> "status = 200";
            };
        }
    }

    /** The function is invoked with a payload; the answer is what it returns. */
    public record Invocation(JsonNode payload) implements Call {}

    /** A URL is read; the answer is {@code {status, body, headers}}. */
    public record Http(Template url) implements Call {}
}
