package slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import slipway.rehearse.Journey;

/** A journey as text, and as JSON. */
public final class JourneyReport {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JourneyReport() {}

    /** The story, a paragraph for each environment. */
    public static String render(Journey journey) {
        StringBuilder text = new StringBuilder(journey.application()).append(": one image on its way\n");
        for (Journey.Leg leg : journey.legs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-6s %s  after %.1f s, %s, %s%s%n       tag    %s%n       live   %d of %d functions run it%n",
                    leg.environment(),
                    leg.outcome(),
                    leg.seconds(),
                    leg.strategy(),
                    leg.cause(),
                    leg.approvedBy().map(by -> ", approved by " + by).orElse(""),
                    leg.tag(),
                    arrived(journey, leg),
                    leg.live().size()));
            leg.reason()
                    .ifPresent(reason ->
                            text.append("       reason ").append(reason).append('\n'));
        }
        return text.append('\n')
                .append(journey.arrived() ? "The same digest everywhere: " : "It did not get everywhere: ")
                .append(journey.digest())
                .append('\n')
                .toString();
    }

    private static long arrived(Journey journey, Journey.Leg leg) {
        return leg.live().values().stream().filter(journey.digest()::equals).count();
    }

    /** The same as one JSON object. */
    public static String json(Journey journey) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("application", journey.application())
                .put("digest", journey.digest())
                .put("arrived", journey.arrived());
        ArrayNode legs = root.putArray("legs");
        for (Journey.Leg leg : journey.legs()) {
            ObjectNode node = legs.addObject()
                    .put("environment", leg.environment())
                    .put("strategy", leg.strategy())
                    .put("outcome", leg.outcome().name())
                    .put("tag", leg.tag())
                    .put("cause", leg.cause())
                    .put("approvedBy", leg.approvedBy().orElse(null))
                    .put("reason", leg.reason().orElse(null))
                    .put("seconds", leg.seconds());
            node.set("live", MAPPER.valueToTree(leg.live()));
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journey is always JSON", e);
        }
    }
}
