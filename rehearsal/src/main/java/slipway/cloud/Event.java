package slipway.cloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of EventBridge. */
public record Event(
        String id,
        String source,
        String detailType,
        Instant time,
        List<String> resources,
        Map<String, @Nullable Object> detail,
        String bus) {
    public Event {
        resources = List.copyOf(resources);
    }

    /** The event as a subscriber receives it, with its members in the order in which AWS writes them. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("version", "0");
        members.put("id", id);
        members.put("detail-type", detailType);
        members.put("source", source);
        members.put("account", Account.ID);
        members.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        members.put("region", Account.REGION);
        members.put("resources", resources);
        members.put("detail", detail);
        return members;
    }

    /** {@link #toMap} as JSON text. */
    public String toJson() {
        return Json.write(toMap());
    }
}
