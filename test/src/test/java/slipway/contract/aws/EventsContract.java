package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertFails;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What Slipway relies on of EventBridge: putting events, rules' patterns, and the events of ECR and Step Functions. */
abstract class EventsContract {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Patterns of a detail, and whether the event of {@link #a_rule_is_told_of_what_its_pattern_matches} has it. */
    private static final Map<String, Boolean> PATTERNS = Map.ofEntries(
            Map.entry("{\"tag\":[\"dev-1\"]}", true),
            Map.entry("{\"tag\":[\"stg-1\",\"dev-1\"]}", true),
            Map.entry("{\"tag\":[\"dev\"]}", false),
            Map.entry("{\"tag\":[{\"prefix\":\"dev-\"}]}", true),
            Map.entry("{\"tag\":[{\"prefix\":\"stg-\"}]}", false),
            Map.entry("{\"tag\":[{\"suffix\":\"-1\"}]}", true),
            Map.entry("{\"tag\":[{\"anything-but\":[\"dev-1\"]}]}", false),
            Map.entry("{\"tag\":[{\"anything-but\":{\"prefix\":\"stg-\"}}]}", true),
            Map.entry("{\"tag\":[{\"wildcard\":\"d*-?\"}]}", false),
            Map.entry("{\"tag\":[{\"wildcard\":\"d*-1\"}]}", true),
            Map.entry("{\"gone\":[{\"exists\":false}]}", true),
            Map.entry("{\"tag\":[{\"exists\":false}]}", false),
            Map.entry("{\"tag\":[{\"exists\":true}],\"count\":[3]}", true),
            Map.entry("{\"count\":[\"3\"]}", false),
            Map.entry("{\"list\":[\"b\"]}", true),
            Map.entry("{\"list\":[\"c\"]}", false),
            Map.entry("{\"inner\":{\"ok\":[true]}}", true),
            Map.entry("{\"inner\":{\"ok\":[false]}}", false));

    private final Aws aws;

    EventsContract(Aws aws) {
        this.aws = aws;
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("Contract")
                .detail(detail)
                .build();
    }

    private PutEventsResponse put(PutEventsRequestEntry... entries) {
        return aws.events().putEvents(it -> it.entries(entries));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** Waits for so many events, and then a while for one more. */
    private List<JsonNode> received(Supplier<List<String>> rule, int expected) {
        aws.awaitThat(expected + " events were received", () -> rule.get().size() >= expected);
        aws.pass(Duration.ofSeconds(1));
        assertEquals(expected, rule.get().size(), rule.get()::toString);
        return rule.get().stream().map(EventsContract::json).toList();
    }

    private static Set<String> values(List<JsonNode> events, String pointer) {
        return events.stream().map(event -> event.at(pointer).asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void an_event_arrives_with_all_its_members() {
        String source = aws.name();
        Supplier<List<String>> rule = aws.subscribe("{\"source\":[\"" + source + "\"]}");
        PutEventsResponse response = put(entry(source, "{\"a\":{\"b\":[1,\"ü\"]}}"));
        assertEquals(0, response.failedEntryCount());
        JsonNode event = received(rule, 1).getFirst();
        assertEquals("0", event.path("version").asText());
        assertEquals(response.entries().getFirst().eventId(), event.path("id").asText());
        assertEquals("Contract", event.path("detail-type").asText());
        assertEquals(source, event.path("source").asText());
        assertEquals(aws.accountId(), event.path("account").asText());
        assertEquals("us-east-1", event.path("region").asText());
        assertEquals(json("[]"), event.path("resources"));
        assertEquals(json("{\"a\":{\"b\":[1,\"ü\"]}}"), event.path("detail"));
        assertNotNull(Instant.parse(event.path("time").asText()));
    }

    @Test
    void a_rule_is_told_of_what_its_pattern_matches() {
        String source = aws.name();
        Map<String, Supplier<List<String>>> rules = new LinkedHashMap<>();
        PATTERNS.forEach((pattern, _) ->
                rules.put(pattern, aws.subscribe("{\"source\":[\"" + source + "\"],\"detail\":" + pattern + "}")));
        put(entry(
                source,
                "{\"tag\":\"dev-1\",\"count\":3,\"list\":[\"a\",\"b\"],\"inner\":{\"ok\":true},\"other\":null}"));
        Set<String> matching = PATTERNS.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        aws.awaitThat(
                "every rule was told that matches",
                () -> matching.stream().noneMatch(pattern -> told(rules, pattern) == 0));
        aws.pass(Duration.ofSeconds(1));
        PATTERNS.forEach((pattern, matches) -> assertEquals(matches ? 1 : 0, told(rules, pattern), pattern));
    }

    private static int told(Map<String, Supplier<List<String>>> rules, String pattern) {
        return rules.getOrDefault(pattern, List::of).get().size();
    }

    @Test
    void an_entry_that_is_not_valid_fails_alone() {
        String source = aws.name();
        PutEventsResponse response = put(
                entry(source, "{}"),
                PutEventsRequestEntry.builder()
                        .detailType("Contract")
                        .detail("{}")
                        .build());
        assertEquals(1, response.failedEntryCount());
        assertNotNull(response.entries().getFirst().eventId());
        PutEventsResultEntry failed = response.entries().get(1);
        assertEquals("InvalidArgument", failed.errorCode());
        assertTrue(failed.errorMessage().contains("Source"), failed::errorMessage);
    }

    @Test
    void a_detail_that_is_no_json_fails() {
        PutEventsResponse response = put(entry(aws.name(), "{broken"));
        assertEquals(1, response.failedEntryCount());
        assertEquals("MalformedDetail", response.entries().getFirst().errorCode());
    }

    @Test
    void nobody_but_aws_speaks_for_aws() throws Throwable {
        PutEventsResponse response = put(entry("aws.states", "{}"));
        aws.holds(
                Difference.ANYBODY_SPEAKS_FOR_AWS,
                () -> assertEquals(
                        "NotAuthorizedForSourceException",
                        response.entries().getFirst().errorCode()));
    }

    @Test
    void more_than_ten_entries_are_refused() {
        PutEventsRequestEntry[] entries =
                Collections.nCopies(11, entry(aws.name(), "{}")).toArray(PutEventsRequestEntry[]::new);
        EventBridgeException refused = assertFails(EventBridgeException.class, 400, () -> put(entries));
        assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    }

    @Test
    void each_tag_that_is_pushed_is_an_event_of_ecr() {
        String repository = aws.createRepository("IMMUTABLE");
        Supplier<List<String>> rule = aws.subscribe("{\"source\":[\"aws.ecr\"],\"detail-type\":[\"ECR Image Action\"],"
                + "\"detail\":{\"action-type\":[\"PUSH\"],\"result\":[\"SUCCESS\"],\"repository-name\":[\"" + repository
                + "\"],\"image-tag\":[{\"prefix\":\"dev-\"}]}}");
        aws.push(repository, "first", "dev-1", "stg-1", "dev-one");
        String digest = aws.push(repository, "second", "dev-2");
        List<JsonNode> events = received(rule, 3);
        assertEquals(Set.of("dev-1", "dev-one", "dev-2"), values(events, "/detail/image-tag"));
        JsonNode last = events.stream()
                .filter(event -> event.at("/detail/image-tag").asText().equals("dev-2"))
                .findFirst()
                .orElseThrow();
        assertEquals(digest, last.at("/detail/image-digest").asText());
        assertEquals(
                "application/vnd.docker.distribution.manifest.v2+json",
                last.at("/detail/manifest-media-type").asText());
        assertEquals(aws.accountId(), last.path("account").asText());
    }

    @Test
    void an_executions_changes_of_status_are_events() throws Throwable {
        String machine = aws.createMachine(StepFunctionsContract.waiting(Duration.ofSeconds(1)));
        Supplier<List<String>> rule = aws.subscribe(statusChanges(machine));
        String arn = aws.sfn()
                .startExecution(it -> it.stateMachineArn(machine).name("one").input("{\"a\":1}"))
                .executionArn();
        List<JsonNode> events = received(rule, 2);
        assertEquals(Set.of("RUNNING", "SUCCEEDED"), values(events, "/detail/status"));
        assertEquals(Set.of(arn), values(events, "/detail/executionArn"));
        assertEquals(Set.of("one"), values(events, "/detail/name"));
        assertEquals(Set.of("{\"a\":1}"), values(events, "/detail/input"));
        for (JsonNode event : events) {
            assertEquals(arn, event.at("/resources/0").asText());
            boolean running = event.at("/detail/status").asText().equals("RUNNING");
            assertEquals(!running, event.path("detail").hasNonNull("stopDate"), event::toString);
            assertEquals(!running, event.path("detail").hasNonNull("output"), event::toString);
        }
        JsonNode date = events.getFirst().at("/detail/startDate");
        aws.holds(Difference.DATES_OF_EVENTS_ARE_TEXTS, () -> assertTrue(date.isIntegralNumber()));
    }

    @Test
    void an_execution_that_is_stopped_is_an_event_too() {
        String machine = aws.createMachine(StepFunctionsContract.waiting(Duration.ofMinutes(5)));
        Supplier<List<String>> rule = aws.subscribe(statusChanges(machine));
        String arn = aws.sfn().startExecution(it -> it.stateMachineArn(machine)).executionArn();
        aws.sfn().stopExecution(it -> it.executionArn(arn).error("Stopped").cause("by a person"));
        assertEquals(Set.of("RUNNING", "ABORTED"), values(received(rule, 2), "/detail/status"));
    }

    private static String statusChanges(String machine) {
        return "{\"source\":[\"aws.states\"],\"detail-type\":[\"Step Functions Execution Status Change\"],"
                + "\"detail\":{\"stateMachineArn\":[\"" + machine + "\"]}}";
    }
}
