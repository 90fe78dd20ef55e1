package slipway.rehearse;

import java.time.Instant;
import slipway.catalog.Task;
import slipway.cloud.SimulatedCloud;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * What Slipway's own work costs, in US dollars of us-east-1, free tiers not counted: transitions, requests and the time of its
 * Lambdas. Prices: <a href="https://aws.amazon.com/step-functions/pricing/">Step Functions</a>, <a
 * href="https://aws.amazon.com/lambda/pricing/">Lambda</a> on arm64.
 */
final class Costs {
    private static final double PER_TRANSITION = 0.025 / 1_000;
    private static final double PER_REQUEST = 0.20 / 1_000_000;
    private static final double PER_GIGABYTE_SECOND = 0.0000133334;
    private static final int PERIOD_SECONDS = 86_400;

    private Costs() {}

    /** @param machine the machine's name, which its Lambdas' names begin with */
    static double estimate(SimulatedCloud cloud, String machine, Instant from, long transitions) {
        double cost = ofTransitions(transitions);
        for (Task task : Task.values()) {
            String function = machine + "-" + task.kebab();
            double seconds = sum(cloud, "Duration", function, from) / 1_000;
            cost += sum(cloud, "Invocations", function, from) * PER_REQUEST
                    + seconds * task.memoryMegabytes() / 1_024 * PER_GIGABYTE_SECOND;
        }
        return cost;
    }

    static double ofTransitions(long transitions) {
        return transitions * PER_TRANSITION;
    }

    private static double sum(SimulatedCloud cloud, String metric, String function, Instant from) {
        MetricDataQuery query = MetricDataQuery.builder()
                .id("sum")
                .metricStat(stat -> stat.stat("Sum")
                        .period(PERIOD_SECONDS)
                        .metric(named -> named.namespace("AWS/Lambda")
                                .metricName(metric)
                                .dimensions(Dimension.builder()
                                        .name("FunctionName")
                                        .value(function)
                                        .build())))
                .build();
        return cloud
                .cloudWatch()
                .getMetricData(request ->
                        request.startTime(from).endTime(cloud.time().instant()).metricDataQueries(query))
                .metricDataResults()
                .stream()
                .flatMap(result -> result.values().stream())
                .mapToDouble(value -> value)
                .sum();
    }
}
