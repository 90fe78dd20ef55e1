package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** What Slipway relies on of CloudWatch: statistics of metrics, which exist only where there was traffic, and the state of alarms. */
abstract class MetricsContract {
    private final Aws aws;

    MetricsContract(Aws aws) {
        this.aws = aws;
    }

    static List<Dimension> dimensions(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> Dimension.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
    }

    private MetricDataResult read(String namespace, String metric, String statistic, Map<String, String> dimensions) {
        Instant to = aws.now().plus(Duration.ofMinutes(2));
        MetricDataQuery query = MetricDataQuery.builder()
                .id("q")
                .metricStat(stat -> stat.stat(statistic)
                        .period(3_600)
                        .metric(about ->
                                about.namespace(namespace).metricName(metric).dimensions(dimensions(dimensions))))
                .build();
        return aws.cloudWatch()
                .getMetricData(it ->
                        it.startTime(to.minus(Duration.ofHours(1))).endTime(to).metricDataQueries(query))
                .metricDataResults()
                .getFirst();
    }

    /** Periods begin with the hour, so that values may lie in two of them. */
    private double sum(String namespace, String metric, Map<String, String> dimensions) {
        return read(namespace, metric, "Sum", dimensions).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void values_are_added_up_by_statistic() {
        String namespace = aws.name();
        Map<String, String> dimensions = Map.of("FunctionName", "f", "Resource", "f:live");
        for (double value : List.of(1.0, 2.0, 6.0)) {
            aws.measure(namespace, "Errors", dimensions, value);
        }
        aws.awaitThat("all can be read", () -> sum(namespace, "Errors", dimensions) == 9.0);
        assertEquals(9.0, sum(namespace, "Errors", dimensions));
        assertEquals(
                List.of(3.0), read(namespace, "Errors", "Average", dimensions).values());
        assertEquals(
                List.of(6.0), read(namespace, "Errors", "Maximum", dimensions).values());
        assertEquals(
                List.of(1.0), read(namespace, "Errors", "Minimum", dimensions).values());
        assertEquals(
                List.of(3.0),
                read(namespace, "Errors", "SampleCount", dimensions).values());
    }

    @Test
    void a_metric_is_only_the_one_with_exactly_these_dimensions() throws Throwable {
        String namespace = aws.name();
        aws.measure(namespace, "Errors", Map.of("FunctionName", "f", "Resource", "f:live"), 1);
        aws.measure(namespace, "Errors", Map.of("FunctionName", "g"), 1);
        aws.awaitThat("it can be read", () -> sum(namespace, "Errors", Map.of("FunctionName", "g")) == 1.0);
        aws.holds(
                Difference.DIMENSIONS_MAY_BE_MORE,
                () -> assertEquals(
                        List.of(),
                        read(namespace, "Errors", "Sum", Map.of("FunctionName", "f"))
                                .values()));
    }

    @Test
    void no_traffic_is_no_data() {
        MetricDataResult result = read("AWS/Lambda", "Errors", "Sum", Map.of("FunctionName", aws.name()));
        assertEquals(List.of(), result.values());
        assertEquals(List.of(), result.timestamps());
        assertEquals("q", result.id());
        assertEquals("Complete", result.statusCodeAsString());
    }

    @Test
    void invocations_of_a_function_are_counted_the_failed_ones_among_them_and_apart() {
        LambdaFixture functions = invoked();
        Map<String, String> function = Map.of("FunctionName", functions.name());
        aws.awaitThat("the errors can be read", () -> sum("AWS/Lambda", "Errors", function) == 1.0);
        aws.awaitThat("the invocations can be read", () -> sum("AWS/Lambda", "Invocations", function) == 3.0);
    }

    @Test
    void invocations_through_an_alias_are_counted_for_it() throws Throwable {
        LambdaFixture functions = invoked();
        Map<String, String> function = Map.of("FunctionName", functions.name());
        aws.awaitThat("all can be read", () -> sum("AWS/Lambda", "Invocations", function) == 3.0);
        Map<String, String> alias = with(function, "Resource", functions.name() + ":live");
        // Each metric comes in its own time.
        aws.pass(aws.pause().multipliedBy(60));
        aws.holds(
                Difference.METRICS_OF_FUNCTIONS_ALONE,
                () -> assertEquals(1.0, sum("AWS/Lambda", "Invocations", alias)));
    }

    private static Map<String, String> with(Map<String, String> dimensions, String name, String value) {
        Map<String, String> more = new HashMap<>(dimensions);
        more.put(name, value);
        return more;
    }

    /** A function that was invoked thrice: with success, without, and through its alias. */
    private LambdaFixture invoked() {
        LambdaFixture functions = new LambdaFixture(aws);
        functions.publish();
        functions.awaitActive("1");
        aws.lambda()
                .createAlias(
                        it -> it.functionName(functions.name()).name("live").functionVersion("1"));
        functions.invoke(null, "{}");
        functions.invoke(null, Probe.FAIL);
        functions.invoke("live", "{}");
        return functions;
    }

    @Test
    void alarms_are_found_by_name_with_their_state() {
        String calm = aws.name();
        String loud = aws.name();
        aws.createAlarm(calm, "OK");
        aws.createAlarm(loud, "ALARM");
        List<MetricAlarm> found =
                aws.cloudWatch().describeAlarms(it -> it.alarmNames(calm, loud)).metricAlarms();
        assertEquals(2, found.size());
        for (MetricAlarm alarm : found) {
            assertEquals(alarm.alarmName().equals(calm) ? "OK" : "ALARM", alarm.stateValueAsString());
            assertTrue(alarm.alarmArn().endsWith(":alarm:" + alarm.alarmName()), alarm::alarmArn);
        }
    }

    @Test
    void an_alarm_that_is_not_there_is_not_among_the_answers() {
        assertEquals(
                List.of(),
                aws.cloudWatch().describeAlarms(it -> it.alarmNames(aws.name())).metricAlarms());
    }
}
