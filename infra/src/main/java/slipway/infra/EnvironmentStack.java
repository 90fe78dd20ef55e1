package slipway.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import slipway.catalog.Task;
import slipway.definition.Plan;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** The deployer of one environment: its Lambdas, its state machine, what starts it and what watches it. */
final class EnvironmentStack extends Stack {
    /**
     * @param jar the Lambdas' code
     * @param definition makes the machine's definition for a plan from the values of its placeholders
     */
    EnvironmentStack(
            Construct parent,
            StackProps props,
            Scope scope,
            Plan plan,
            Path jar,
            BiFunction<Plan, Map<String, String>, String> definition) {
        super(parent, Names.environment(scope), inOwnFolder(props, scope));
        ITable ledger = Table.fromTableName(this, "Ledger", Names.ledgerTable(scope.application()));
        TaskPolicy policy = new TaskPolicy(this, scope, ledger);
        Code code = Code.fromAsset(jar.toString());
        Construct functions = new Construct(this, "Tasks");
        List<TaskFunction> tasks = Stream.of(Task.values())
                .map(task -> new TaskFunction(functions, task, scope, code, policy))
                .toList();
        Alerts alerts = new Alerts(this, scope);
        MachineParts parts = new MachineParts(
                tasks,
                ledger,
                new PlanAsset(this, folder(scope), plan),
                plan.isLarge(),
                Bucket.fromBucketName(this, "Reports", Names.reportBucket(scope.application(), this)),
                alerts.topic(),
                defaultBus());
        StateMachine machine = new Machine(this, scope, parts, values -> definition.apply(plan, values)).machine();
        Triggers triggers = new Triggers(this, scope, machine);
        Alarms alarms = new Alarms(this, scope, alerts.topic());
        alarms.watch(machine);
        alarms.watch(tasks);
        alarms.watch(triggers.lost());
        new DeployerDashboard(this, scope, machine, tasks, triggers.lost());
        CfnOutput.Builder.create(this, "StateMachine")
                .description("Start this machine to deploy to " + scope.environment())
                .value(machine.getStateMachineArn())
                .build();
    }

    /** The stack's assets get a folder of their own, so that the machine can be allowed to read its plans and nothing else. */
    private static StackProps inOwnFolder(StackProps props, Scope scope) {
        return StackProps.builder()
                .env(props.getEnv())
                .description("Slipway deploys " + scope.application() + " to " + scope.environment())
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .bucketPrefix(folder(scope))
                        .build())
                .build();
    }

    private static String folder(Scope scope) {
        return Names.environment(scope) + "/";
    }

    private String defaultBus() {
        return formatArn(ArnComponents.builder()
                .service("events")
                .resource("event-bus")
                .resourceName("default")
                .build());
    }
}
