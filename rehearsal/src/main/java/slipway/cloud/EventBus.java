package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The event buses: what was put on them, and who is told. */
public final class EventBus {
    static final String DEFAULT = "default";

    private record Subscriber(Predicate<Event> wants, Consumer<Event> consumer) {}

    private final VirtualTime time;
    private final Randomness randomness;
    private final Boundary boundary;
    private final Settings settings;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    EventBus(VirtualTime time, Randomness randomness, Boundary boundary, Settings settings) {
        this.time = time;
        this.randomness = randomness;
        this.boundary = boundary;
        this.settings = settings;
    }

    /** Every event so far, in order, whether or not it reached anyone. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** Tells the consumer of each event that the condition holds for, a little after it happened. */
    public void onEvent(Predicate<Event> wants, Consumer<Event> consumer) {
        subscribers.add(new Subscriber(wants, consumer));
    }

    /** Tells the consumer of each event that a rule's pattern matches. */
    public void onEvent(EventPattern pattern, Consumer<Event> consumer) {
        onEvent(event -> pattern.matches(event.toMap()), consumer);
    }

    /** An event from one of AWS's own services. */
    void emit(String source, String detailType, List<String> resources, Map<String, @Nullable Object> detail) {
        put(DEFAULT, source, detailType, time.instant(), resources, detail);
    }

    String put(
            String bus,
            String source,
            String detailType,
            Instant at,
            List<String> resources,
            Map<String, @Nullable Object> detail) {
        String id = randomness.uuid("event id").toString();
        Event event = new Event(id, source, detailType, at, resources, detail, bus);
        events.add(event);
        Boundary.Delivery delivery = boundary.delivery(bus, entry(event));
        for (int copy = 0; copy < delivery.times(); copy++) {
            Duration delay = settings.eventDelivery().draw(randomness.stream("event delivery"));
            time.after(delay.plus(delivery.delay()), () -> deliver(event));
        }
        return id;
    }

    private void deliver(Event event) {
        for (Subscriber subscriber : List.copyOf(subscribers)) {
            if (subscriber.wants.test(event)) {
                subscriber.consumer.accept(event);
            }
        }
    }

    private static PutEventsRequestEntry entry(Event event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(event.bus())
                .source(event.source())
                .detailType(event.detailType())
                .time(event.time())
                .resources(event.resources())
                .detail(Json.write(event.detail()))
                .build();
    }
}
