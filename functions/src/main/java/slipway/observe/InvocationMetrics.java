package slipway.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Reads how many of a function's invocations failed.
 *
 * <p>Lambda reports by function and qualifier, and while an alias is split by the executed version too. A time-out or a crash counts as an
 * error, a throttled call neither as an error nor as an invocation. Source: "Using CloudWatch metrics with Lambda", AWS Lambda
 * Developer Guide.
 */
final class InvocationMetrics {
    private static final int PERIOD_SECONDS = 60;

    private final CloudWatchClient cloudWatch;

    InvocationMetrics(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /** A metric's dimensions, and from when to when it is read; whole minutes. */
    record Extent(Map<String, String> dimensions, Instant from, Instant to) {
        Extent {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /** What each extent had, in their order, by one call; points that have not arrived yet are simply not there. */
    List<Sample> read(Instant from, Instant to, List<Extent> extents) {
        List<MetricDataQuery> queries = new ArrayList<>();
        for (int n = 0; n < extents.size(); n++) {
            queries.add(query("i" + n, "Invocations", extents.get(n)));
            queries.add(query("e" + n, "Errors", extents.get(n)));
        }
        // Two series of one extent that lasts an hour and one that lasts a watch: far below the 100,800 points of a
        // page.
        GetMetricDataResponse answer = cloudWatch.getMetricData(
                request -> request.startTime(from).endTime(to).metricDataQueries(queries));
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < extents.size(); n++) {
            samples.add(new Sample(sum(answer, "i" + n, extents.get(n)), sum(answer, "e" + n, extents.get(n))));
        }
        return samples;
    }

    private static MetricDataQuery query(String id, String metric, Extent extent) {
        List<Dimension> dimensions = new TreeMap<>(extent.dimensions())
                .entrySet().stream()
                        .map(entry -> Dimension.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat("Sum")
                        .period(PERIOD_SECONDS)
                        .metric(named ->
                                named.namespace("AWS/Lambda").metricName(metric).dimensions(dimensions)))
                .build();
    }

    private static long sum(GetMetricDataResponse answer, String id, Extent extent) {
        return Math.round(answer.metricDataResults().stream()
                .filter(result -> result.id().equals(id))
                .mapToDouble(result -> {
                    double sum = 0;
                    for (int n = 0; n < result.values().size(); n++) {
                        Instant at = result.timestamps().get(n);
                        if (!at.isBefore(extent.from()) && at.isBefore(extent.to())) {
                            sum += result.values().get(n);
                        }
                    }
                    return sum;
                })
                .sum());
    }
}
