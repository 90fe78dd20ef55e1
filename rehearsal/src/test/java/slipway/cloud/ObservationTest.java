package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import slipway.fault.Failure;
import slipway.fault.Fault;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What can be seen of functions from outside: logs, metrics, HTTP. */
class ObservationTest {
    private static final String GROUP = "/aws/lambda/" + FUNCTION;
    private static final URI HEALTH = URI.create("https://api-dev.example.com/health");

    private final ExampleCloud example = new ExampleCloud();
    private final SimulatedCloud cloud = example.cloud;

    @Test
    void log_lines_are_found_a_while_after_they_were_written() {
        example.lambda.invoke(it -> it.functionName(FUNCTION));
        assertEquals(List.of(), found("hello"));
        example.time.runFor(Duration.ofSeconds(20));
        assertEquals(List.of("hello from first"), found("hello first"));
        assertEquals(List.of("hello from first"), found("?hello ?nothing"));
        assertEquals(List.of(), found("\"first hello\""));
        assertThrows(
                ResourceNotFoundException.class,
                () -> cloud.logs().filterLogEvents(it -> it.logGroupName("/aws/lambda/none")));
    }

    @Test
    void a_log_group_has_the_retention_it_was_made_with() {
        cloud.logGroups().create("/aws/lambda/kept", 30);
        example.lambda.invoke(it -> it.functionName(FUNCTION));
        var groups = cloud.logs()
                .describeLogGroups(it -> it.logGroupNamePrefix("/aws/lambda/"))
                .logGroups();
        assertEquals(2, groups.size());
        assertEquals(null, groups.get(0).retentionInDays());
        assertEquals(30, groups.get(1).retentionInDays());
    }

    @Test
    void metrics_come_late_and_count_errors_by_function_and_alias() {
        cloud.functions().publish(FUNCTION);
        cloud.functions().createAlias(FUNCTION, "live", "1");
        example.lambda.invoke(it -> it.functionName(FUNCTION).qualifier("live"));
        example.lambda.invoke(it -> it.functionName(FUNCTION));
        assertEquals(List.of(), metric("Invocations", FUNCTION).values());
        example.time.runFor(Duration.ofMinutes(6));
        assertEquals(List.of(2.0), metric("Invocations", FUNCTION).values());
        assertEquals(List.of(1.0), metric("Invocations", FUNCTION + ":live").values());
        assertEquals(List.of(0.0), metric("Errors", FUNCTION + ":live").values());
        assertEquals(List.of(ExampleCloud.START), metric("Errors", FUNCTION).timestamps());
    }

    @Test
    void no_traffic_is_no_data() {
        example.time.runFor(Duration.ofMinutes(10));
        assertEquals(List.of(), metric("Errors", FUNCTION).values());
    }

    @Test
    void alarms_that_do_not_exist_are_missing_from_the_answer() {
        cloud.metrics().setAlarm("api-5xx", "ALARM");
        List<MetricAlarm> alarms = cloud.cloudWatch()
                .describeAlarms(it -> it.alarmNames("api-5xx", "none"))
                .metricAlarms();
        assertEquals(1, alarms.size());
        assertEquals("ALARM", alarms.getFirst().stateValueAsString());
    }

    @Test
    void a_url_is_answered_by_the_version_that_its_alias_names() throws IOException {
        String digest = example.push("web", new Behaviour() {
            @Override
            public Reply invoke(Request request) {
                return Reply.of("{}");
            }

            @Override
            public HttpReply http(HttpRequest request) {
                return HttpReply.json(200, "{\"status\":\"ok\",\"version\":\"" + request.version() + "\"}");
            }
        });
        example.update(digest);
        example.settle();
        cloud.functions().publish(FUNCTION);
        cloud.functions().createAlias(FUNCTION, "live", "1");
        cloud.http().route("https://api-dev.example.com/", FUNCTION, "live");
        HttpReply reply = cloud.http().get(HEALTH);
        assertEquals(HttpReply.json(200, "{\"status\":\"ok\",\"version\":\"1\"}"), reply);
        assertTrue(cloud.logGroups().lines(GROUP).contains("GET /health 200"));
    }

    @Test
    void http_fails_like_http() throws IOException {
        assertThrows(UnknownHostException.class, () -> cloud.http().get(HEALTH));
        cloud.http().route("https://api-dev.example.com/", FUNCTION, "$LATEST");
        assertEquals(404, cloud.http().get(HEALTH).status());
        cloud.faults().on("http", "Get").nth(1, Fault.fail(Failure.unavailable()));
        assertEquals(503, cloud.http().get(HEALTH).status());
        cloud.faults().on("http", "Get").nth(1, Fault.fail(Failure.connectionLost()));
        assertThrows(IOException.class, () -> cloud.http().get(HEALTH));
    }

    private List<String> found(String pattern) {
        return cloud.logs().filterLogEvents(it -> it.logGroupName(GROUP).filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    private MetricDataResult metric(String name, String resource) {
        MetricDataQuery query = MetricDataQuery.builder()
                .id("m")
                .metricStat(stat -> stat.period(60)
                        .stat("Sum")
                        .metric(metric ->
                                metric.namespace("AWS/Lambda").metricName(name).dimensions(dimensions(resource))))
                .build();
        return cloud.cloudWatch()
                .getMetricData(it -> it.startTime(ExampleCloud.START)
                        .endTime(example.time.instant())
                        .metricDataQueries(query))
                .metricDataResults()
                .getFirst();
    }

    private static List<Dimension> dimensions(String resource) {
        Dimension function =
                Dimension.builder().name("FunctionName").value(FUNCTION).build();
        return resource.contains(":")
                ? List.of(
                        function,
                        Dimension.builder().name("Resource").value(resource).build())
                : List.of(function);
    }
}
