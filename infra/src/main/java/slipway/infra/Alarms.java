package slipway.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Alarms on the deployer itself; each tells the topic.
 *
 * <p>The number of errors of a Lambda is no alarm: a task that throws {@code NotYetUpdated} or {@code Unhealthy} has done its work,
 * and the machine reacts. What no task may do is run until it is cut off, which Lambda counts by duration, or be turned away.
 */
final class Alarms extends Construct {
    /** A task that takes so much of its time is about to be cut off. */
    private static final double NEARLY_ALL = 0.9;

    private static final MetricOptions SUM = options("Sum");
    private static final MetricOptions MAXIMUM = options("Maximum");

    private final String prefix;
    private final SnsAction tell;

    Alarms(Construct parent, Scope scope, Topic topic) {
        super(parent, "Alarms");
        this.prefix = Names.environment(scope) + "-";
        this.tell = new SnsAction(topic);
    }

    void watch(StateMachine machine) {
        above(
                "executions-failed",
                machine.metricFailed(SUM),
                0,
                "A deployment failed: its execution names the reason.");
        above("executions-aborted", machine.metricAborted(SUM), 0, "A deployment was aborted: recover looks after it.");
        above(
                "executions-timed-out",
                machine.metricTimedOut(SUM),
                0,
                "A deployment timed out: recover looks after it.");
    }

    void watch(List<TaskFunction> tasks) {
        for (TaskFunction task : tasks) {
            String name = task.task().kebab();
            above(
                    name + "-slow",
                    task.function().metricDuration(MAXIMUM),
                    NEARLY_ALL * task.task().timeout().toMillis(),
                    "The task used nearly all its time, or was cut off.");
            above(
                    name + "-throttled",
                    task.function().metricThrottles(SUM),
                    0,
                    "The task was turned away: the account has no concurrency left.");
        }
    }

    void watch(Queue lost) {
        above(
                "events-lost",
                lost.metricApproximateNumberOfMessagesVisible(MAXIMUM),
                0,
                "Events could not start the machine: they are in the queue.");
    }

    /** Names are given, so that an alarm can be found, and deleted, by its name. */
    private void above(String name, Metric metric, double threshold, String description) {
        Alarm.Builder.create(this, name)
                .alarmName(prefix + name)
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(1)
                // No executions are no trouble.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(tell);
    }

    private static MetricOptions options(String statistic) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
