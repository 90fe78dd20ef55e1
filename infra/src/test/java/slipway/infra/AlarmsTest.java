package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.catalog.Task;
import software.amazon.awscdk.assertions.Match;

class AlarmsTest {
    private static final String PREFIX = "slipway-dr-daily-report-dev-";

    private final JsonNode template = Synthesis.example().template("dev");
    private final Map<String, JsonNode> alarms = Resources.ofType(template, "AWS::CloudWatch::Alarm");

    @Test
    void executions_tasks_and_lost_events_are_watched() {
        Set<String> expected = Stream.concat(
                        Stream.of("executions-failed", "executions-aborted", "executions-timed-out", "events-lost"),
                        Stream.of(Task.values())
                                .flatMap(task -> Stream.of(task.kebab() + "-slow", task.kebab() + "-throttled")))
                .map(PREFIX::concat)
                .collect(Collectors.toSet());
        assertEquals(
                expected,
                alarms.values().stream()
                        .map(alarm -> alarm.at("/Properties/AlarmName").asText())
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_alarm_tells_the_topic_and_is_silent_without_data() {
        String topic = Resources.ofType(template, "AWS::SNS::Topic")
                .keySet()
                .iterator()
                .next();
        alarms.forEach((id, alarm) -> {
            assertEquals(topic, alarm.at("/Properties/AlarmActions/0/Ref").asText(), id);
            assertEquals(
                    "notBreaching", alarm.at("/Properties/TreatMissingData").asText(), id);
        });
    }

    @Test
    void a_task_is_slow_before_it_is_cut_off() {
        double threshold = alarms.values().stream()
                .filter(alarm -> alarm.at("/Properties/AlarmName").asText().equals(PREFIX + "verify-function-slow"))
                .findAny()
                .orElseThrow()
                .at("/Properties/Threshold")
                .asDouble();
        assertTrue(threshold < Task.VERIFY_FUNCTION.timeout().toMillis(), () -> "threshold " + threshold);
        assertTrue(threshold > Task.VERIFY_FUNCTION.timeout().toMillis() / 2.0, () -> "threshold " + threshold);
    }

    @Test
    void alarms_may_publish_to_the_topic_and_everybody_needs_tls() {
        Synthesis.example()
                .assertions("dev")
                .hasResourceProperties(
                        "AWS::SNS::TopicPolicy",
                        Map.of(
                                "PolicyDocument",
                                Match.objectLike(Map.of(
                                        "Statement",
                                        Match.arrayWith(List.of(
                                                Match.objectLike(Map.of(
                                                        "Effect",
                                                        "Deny",
                                                        "Condition",
                                                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))),
                                                Match.objectLike(Map.of(
                                                        "Effect",
                                                        "Allow",
                                                        "Principal",
                                                        Map.of("Service", "cloudwatch.amazonaws.com"),
                                                        "Condition",
                                                        Map.of(
                                                                "StringEquals",
                                                                Map.of("aws:SourceAccount", "123456789012"))))))))));
    }

    @Test
    void the_manifests_addresses_hear_of_deployments() {
        JsonNode subscription =
                Resources.only(template, "AWS::SNS::Subscription").get("Properties");
        assertEquals("email", subscription.get("Protocol").asText());
        assertEquals("oncall@example.com", subscription.get("Endpoint").asText());
    }
}
