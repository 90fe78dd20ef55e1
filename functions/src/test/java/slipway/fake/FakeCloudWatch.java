package slipway.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch: the states of alarms, and points of metrics by what they measure. */
public final class FakeCloudWatch implements CloudWatchClient {
    /** States by name. */
    public final Map<String, String> alarms = new LinkedHashMap<>();

    private final Map<String, TreeMap<Instant, Double>> points = new HashMap<>();
    private final Calls calls;

    FakeCloudWatch(Calls calls) {
        this.calls = calls;
    }

    /** So many invocations in a minute, of which so many failed. */
    public void invocations(Map<String, String> dimensions, Instant minute, double invocations, double errors) {
        points.computeIfAbsent("Invocations" + new TreeMap<>(dimensions), _ -> new TreeMap<>())
                .put(minute, invocations);
        points.computeIfAbsent("Errors" + new TreeMap<>(dimensions), _ -> new TreeMap<>())
                .put(minute, errors);
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return calls.make(
                "describeAlarms " + request.alarmNames(),
                () -> DescribeAlarmsResponse.builder()
                        .metricAlarms(alarms.entrySet().stream()
                                .filter(alarm -> request.alarmNames().contains(alarm.getKey()))
                                .map(alarm -> MetricAlarm.builder()
                                        .alarmName(alarm.getKey())
                                        .stateValue(alarm.getValue())
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return calls.make(
                "getMetricData",
                () -> GetMetricDataResponse.builder()
                        .metricDataResults(request.metricDataQueries().stream()
                                .map(query -> result(query, request))
                                .toList())
                        .build());
    }

    private MetricDataResult result(MetricDataQuery query, GetMetricDataRequest request) {
        Map<String, String> dimensions = query.metricStat().metric().dimensions().stream()
                .collect(Collectors.toMap(Dimension::name, Dimension::value));
        String series = query.metricStat().metric().metricName() + new TreeMap<>(dimensions);
        Map<Instant, Double> found =
                points.getOrDefault(series, new TreeMap<>()).subMap(request.startTime(), request.endTime());
        return MetricDataResult.builder()
                .id(query.id())
                .timestamps(List.copyOf(found.keySet()))
                .values(List.copyOf(found.values()))
                .build();
    }

    @Override
    public String serviceName() {
        return "monitoring";
    }

    @Override
    public void close() {}
}
