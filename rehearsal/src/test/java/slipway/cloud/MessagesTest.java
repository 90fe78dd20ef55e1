package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slipway.fault.Fault;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

class MessagesTest {
    private final ExampleCloud example = new ExampleCloud();
    private final SimulatedCloud cloud = example.cloud;

    @Test
    void an_object_is_read_as_it_was_put() {
        cloud.buckets().create("reports");
        cloud.s3().putObject(it -> it.bucket("reports").key("a.json"), RequestBody.fromString("{\"ü\":1}"));
        assertEquals(
                "{\"ü\":1}",
                cloud.s3()
                        .getObjectAsBytes(it -> it.bucket("reports").key("a.json"))
                        .asUtf8String());
        assertEquals(
                8L,
                cloud.s3().headObject(it -> it.bucket("reports").key("a.json")).contentLength());
        assertEquals("{\"ü\":1}", cloud.buckets().text("reports", "a.json").orElseThrow());
    }

    @Test
    void objects_and_buckets_that_are_not_there_are_named() {
        cloud.buckets().create("reports");
        assertThrows(
                NoSuchKeyException.class,
                () -> cloud.s3().getObject(it -> it.bucket("reports").key("none")));
        assertThrows(
                NoSuchBucketException.class,
                () -> cloud.s3().getObject(it -> it.bucket("none").key("none")));
    }

    @Test
    void a_condition_is_refused_instead_of_ignored() {
        cloud.buckets().create("reports");
        assertThrows(
                UnsupportedOperationException.class,
                () -> cloud.s3()
                        .putObject(it -> it.bucket("reports").key("a").ifNoneMatch("*"), RequestBody.fromString("1")));
        assertTrue(cloud.buckets().text("reports", "a").isEmpty());
    }

    @Test
    void messages_are_kept_with_their_topic() {
        String topic = cloud.topics().create("deployments");
        cloud.sns().publish(it -> it.topicArn(topic).subject("done").message("all good"));
        Topics.Message message = cloud.topics().messages().getFirst();
        assertEquals("deployments", message.topic());
        assertEquals("all good", message.message());
        assertThrows(
                NotFoundException.class,
                () -> cloud.sns().publish(it -> it.topicArn(topic + "x").message("m")));
    }

    @Test
    void an_event_reaches_the_subscribers_whose_pattern_it_matches_a_little_later() {
        List<Event> received = new ArrayList<>();
        cloud.events()
                .onEvent(
                        EventPattern.parse(
                                "{\"source\":[\"slipway\"],\"detail\":{\"tag\":[{\"prefix\":\"dev-\"}],\"gone\":[{\"exists\":false}]}}"),
                        received::add);
        put("slipway", "{\"tag\":\"dev-1\"}");
        put("slipway", "{\"tag\":\"stg-1\"}");
        put("slipway", "{\"tag\":\"dev-2\",\"gone\":1}");
        put("other", "{\"tag\":\"dev-1\"}");
        assertEquals(List.of(), received);
        example.time.runFor(Duration.ofSeconds(30));
        assertEquals(1, received.size());
        assertTrue(received.getFirst().toJson().contains("\"detail\":{\"tag\":\"dev-1\"}"));
    }

    @Test
    void an_event_may_be_lost_or_come_twice() {
        List<Event> received = new ArrayList<>();
        cloud.events().onEvent(event -> event.source().equals("slipway"), received::add);
        cloud.faults()
                .on("events", "Deliver")
                .where(call ->
                        call.request(PutEventsRequestEntry.class).source().equals("slipway"))
                .nth(1, Fault.drop());
        cloud.faults()
                .on("events", "Deliver")
                .where(call ->
                        call.request(PutEventsRequestEntry.class).source().equals("slipway"))
                .nth(2, Fault.repeat(2));
        put("slipway", "{\"n\":1}");
        put("slipway", "{\"n\":2}");
        example.time.runFor(Duration.ofSeconds(30));
        assertEquals(2, received.size());
        assertEquals(received.get(0), received.get(1));
        assertEquals(2, received.getFirst().detail().get("n"));
    }

    @Test
    void an_entry_that_is_not_valid_fails_alone_inside_a_success() {
        PutEventsResponse response = put("slipway", "not json");
        assertEquals(1, response.failedEntryCount());
        assertEquals("MalformedDetail", response.entries().getFirst().errorCode());
        assertEquals(1, put("aws.ecr", "{}").failedEntryCount());
        assertEquals(0, put("slipway", "{}").failedEntryCount());
    }

    @Test
    void an_operator_that_is_not_modelled_is_refused_when_the_pattern_is_read() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> EventPattern.parse("{\"detail\":{\"n\":[{\"numeric\":[\">\",1]}]}}"));
        assertThrows(IllegalArgumentException.class, () -> EventPattern.parse("{\"source\":\"slipway\"}"));
    }

    private PutEventsResponse put(String source, String detail) {
        return cloud.eventBridge()
                .putEvents(it -> it.entries(PutEventsRequestEntry.builder()
                        .source(source)
                        .detailType("Deployment")
                        .detail(detail)
                        .build()));
    }
}
