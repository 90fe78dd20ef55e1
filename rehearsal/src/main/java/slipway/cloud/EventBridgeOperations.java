package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** EventBridge's API over the {@link EventBus}. */
final class EventBridgeOperations {
    private static final int MAX_ENTRIES = 10;

    private final EventBus bus;
    private final VirtualTime time;
    private final ServiceErrors errors;

    private EventBridgeOperations(EventBus bus, VirtualTime time, ServiceErrors errors) {
        this.bus = bus;
        this.time = time;
        this.errors = errors;
    }

    static Operations register(Operations operations, EventBus bus, VirtualTime time) {
        EventBridgeOperations events = new EventBridgeOperations(bus, time, operations.errors());
        operations.on(PutEventsRequest.class, events::putEvents);
        return operations;
    }

    private PutEventsResponse putEvents(PutEventsRequest request) {
        if (request.entries().isEmpty() || request.entries().size() > MAX_ENTRIES) {
            throw errors.of(
                    "ValidationException", 400, "Member must have length between 1 and " + MAX_ENTRIES + ": entries");
        }
        List<PutEventsResultEntry> results = new ArrayList<>();
        for (PutEventsRequestEntry entry : request.entries()) {
            results.add(put(entry));
        }
        int failed = (int) results.stream().filter(it -> it.errorCode() != null).count();
        return PutEventsResponse.builder()
                .failedEntryCount(failed)
                .entries(results)
                .build();
    }

    /** An entry that is not valid fails alone, inside a 200. */
    private PutEventsResultEntry put(PutEventsRequestEntry entry) {
        for (String required : List.of("Source", "DetailType", "Detail")) {
            if (entry.getValueForField(required, String.class).orElse("").isEmpty()) {
                return failed(
                        "InvalidArgument",
                        "Parameter " + required + " is not valid. Reason: " + required + " is a required argument.");
            }
        }
        if (entry.source().startsWith("aws.")) {
            return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        Optional<Map<String, @Nullable Object>> detail = Json.readObject(entry.detail());
        if (detail.isEmpty()) {
            return failed("MalformedDetail", "Detail is malformed.");
        }
        String id = bus.put(
                ResourceNames.shortName(Objects.requireNonNullElse(entry.eventBusName(), EventBus.DEFAULT))
                        .replaceFirst("^event-bus/", ""),
                entry.source(),
                entry.detailType(),
                Objects.requireNonNullElse(entry.time(), time.instant()),
                entry.resources(),
                detail.get());
        return PutEventsResultEntry.builder().eventId(id).build();
    }

    private static PutEventsResultEntry failed(String code, String message) {
        return PutEventsResultEntry.builder()
                .errorCode(code)
                .errorMessage(message)
                .build();
    }
}
