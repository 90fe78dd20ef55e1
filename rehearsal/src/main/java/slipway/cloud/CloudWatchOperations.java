package slipway.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch's API over the {@link Metrics}. */
final class CloudWatchOperations {
    private static final int PAGE = 100;

    private final Metrics metrics;

    private CloudWatchOperations(Metrics metrics) {
        this.metrics = metrics;
    }

    static Operations register(Operations operations, Metrics metrics) {
        CloudWatchOperations cloudWatch = new CloudWatchOperations(metrics);
        operations.on(GetMetricDataRequest.class, cloudWatch::getMetricData);
        operations.on(DescribeAlarmsRequest.class, cloudWatch::describeAlarms);
        return operations;
    }

    private GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return GetMetricDataResponse.builder()
                .metricDataResults(request.metricDataQueries().stream()
                        .map(query -> result(query, request))
                        .toList())
                .build();
    }

    private MetricDataResult result(MetricDataQuery query, GetMetricDataRequest request) {
        if (query.expression() != null || query.metricStat() == null) {
            throw new UnsupportedOperationException("GetMetricData with an expression is not modelled: " + query.id());
        }
        Map<Instant, Double> points = points(query.metricStat(), request.startTime(), request.endTime());
        List<Map.Entry<Instant, Double>> ordered = new ArrayList<>(points.entrySet());
        if (request.scanBy() != ScanBy.TIMESTAMP_ASCENDING) {
            ordered = ordered.reversed();
        }
        return MetricDataResult.builder()
                .id(query.id())
                .label(query.metricStat().metric().metricName())
                .timestamps(ordered.stream().map(Map.Entry::getKey).toList())
                .values(ordered.stream().map(Map.Entry::getValue).toList())
                .statusCode(StatusCode.COMPLETE)
                .build();
    }

    /** Periods without a value have no point: no traffic is no data. */
    private Map<Instant, Double> points(MetricStat stat, Instant from, Instant to) {
        Metric metric = stat.metric();
        Map<String, String> dimensions =
                metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value));
        var series = new Metrics.Series(metric.namespace(), metric.metricName(), dimensions);
        long period = stat.period();
        Map<Instant, Double> points = new LinkedHashMap<>();
        long first = Math.floorDiv(from.getEpochSecond(), period) * period;
        for (long at = first; at < to.getEpochSecond(); at += period) {
            Instant start = Instant.ofEpochSecond(at);
            List<Double> values = metrics.read(series, start, start.plusSeconds(period));
            if (!values.isEmpty()) {
                points.put(start, statistic(stat.stat(), values));
            }
        }
        return points;
    }

    private static double statistic(String name, List<Double> values) {
        var summary = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (name) {
            case "Sum" -> summary.getSum();
            case "Average" -> summary.getAverage();
            case "Maximum" -> summary.getMax();
            case "Minimum" -> summary.getMin();
            case "SampleCount" -> summary.getCount();
            default -> throw new UnsupportedOperationException("the statistic " + name + " is not modelled");
        };
    }

    private DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        if (request.alarmNamePrefix() != null || request.stateValue() != null) {
            throw new UnsupportedOperationException("DescribeAlarms is modelled by AlarmNames only");
        }
        List<Map.Entry<String, String>> found = metrics.alarms().entrySet().stream()
                .filter(alarm ->
                        !request.hasAlarmNames() || request.alarmNames().contains(alarm.getKey()))
                .toList();
        Page<Map.Entry<String, String>> page =
                Page.of(found, request.nextToken(), request.maxRecords(), PAGE, Map.Entry::getKey);
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items().stream()
                        .map(alarm -> MetricAlarm.builder()
                                .alarmName(alarm.getKey())
                                .alarmArn(Account.arn("cloudwatch", "alarm:" + alarm.getKey()))
                                .stateValue(alarm.getValue())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
