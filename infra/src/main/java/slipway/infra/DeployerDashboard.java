package slipway.infra;

import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** One page on how the deployer itself fares. */
final class DeployerDashboard extends Construct {
    private static final int HALF = 12;
    private static final int WHOLE = 24;

    DeployerDashboard(Construct parent, Scope scope, StateMachine machine, List<TaskFunction> tasks, Queue lost) {
        super(parent, "Dashboard");
        Dashboard dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(Names.environment(scope))
                .build();
        dashboard.addWidgets(TextWidget.Builder.create()
                .width(WHOLE)
                .height(2)
                .markdown("Deployments of **" + scope.application() + "** to **" + scope.environment()
                        + "** by the machine `" + Names.environment(scope)
                        + "`. A task's errors are how it answers: `NotYetUpdated` is one.")
                .build());
        dashboard.addWidgets(
                graph(
                        "Executions",
                        List.of(
                                machine.metricStarted(),
                                machine.metricSucceeded(),
                                machine.metricFailed(),
                                machine.metricAborted(),
                                machine.metricTimedOut())),
                graph("Duration of executions", List.of(machine.metricTime())));
        dashboard.addWidgets(
                graph("Errors of tasks", each(tasks, task -> task.function().metricErrors(labelled(task)))),
                graph("Duration of tasks", each(tasks, task -> task.function().metricDuration(labelled(task)))));
        dashboard.addWidgets(
                graph("Throttled tasks", each(tasks, task -> task.function().metricThrottles(labelled(task)))),
                graph(
                        "Events that could not start the machine",
                        List.of(lost.metricApproximateNumberOfMessagesVisible())));
    }

    private static List<IMetric> each(List<TaskFunction> tasks, Function<TaskFunction, IMetric> metric) {
        return tasks.stream().map(metric).toList();
    }

    private static MetricOptions labelled(TaskFunction task) {
        return MetricOptions.builder().label(task.task().kebab()).build();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(metrics)
                .build();
    }
}
