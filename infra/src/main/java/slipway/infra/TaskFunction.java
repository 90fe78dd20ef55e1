package slipway.infra;

import java.util.List;
import java.util.Map;
import slipway.catalog.Task;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** One of the machine's Lambdas, with a role, a log group and a published version of its own. */
final class TaskFunction extends Construct {
    static final String HANDLER = "slipway.catalog.TaskHandler";

    /** One short run after another on a fraction of a core: the serial collector and the first compiler start fastest. */
    private static final String JAVA_OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Task task;
    private final Function function;
    private final Version version;

    TaskFunction(Construct parent, Task task, Scope scope, Code code, TaskPolicy policy) {
        super(parent, task.placeholder());
        this.task = task;
        String name = Names.task(scope, task.kebab());
        LogGroup logs = logs(name);
        Role role = role(logs, policy);
        this.function = Function.Builder.create(this, "Function")
                .functionName(name)
                .description("Slipway: " + task.kebab() + " for " + scope.application() + " in " + scope.environment())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(code)
                .memorySize(task.memoryMegabytes())
                .timeout(Duration.seconds(task.timeout().toSeconds()))
                .environment(Map.of(
                        "SLIPWAY_TASK", task.name(),
                        "SLIPWAY_LEDGER_TABLE", Names.ledgerTable(scope.application()),
                        "JAVA_TOOL_OPTIONS", JAVA_OPTIONS))
                .role(role)
                .logGroup(logs)
                .tracing(Tracing.ACTIVE)
                // A running or redriven execution names the version it began with: older ones stay.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build())
                .build();
        this.version = function.getCurrentVersion();
        acceptWildcards(role);
    }

    Task task() {
        return task;
    }

    Function function() {
        return function;
    }

    /** The ARN of the version that was published with this code. */
    String versionArn() {
        return version.getFunctionArn();
    }

    /** The logs go with the environment: the ledger is what outlives it, and a stack created again finds its names free. */
    private LogGroup logs(String name) {
        return LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/lambda/" + name)
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private Role role(LogGroup logs, TaskPolicy policy) {
        Role role = Role.Builder.create(this, "Role")
                .description("What the Lambda " + task.kebab() + " may do")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        policy.statements(task.grants()).forEach(role::addToPrincipalPolicy);
        return role;
    }

    private static void acceptWildcards(Role role) {
        NagExceptions.accept(
                role,
                "AwsSolutions-IAM5",
                "X-Ray's PutTraceSegments and PutTelemetryRecords, GetMetricData, ListEventSourceMappings, and DescribeAlarms of composite alarms take no resource.",
                List.of("Resource::*"));
        NagExceptions.accept(
                role,
                "AwsSolutions-IAM5",
                "The versions and aliases of the manifest's own functions, or a large fleet named by the pattern of its names.",
                List.of(NagExceptions.matching("^Resource::arn:.*:lambda:.*:function:.*$")));
        NagExceptions.accept(
                role,
                "AwsSolutions-IAM5",
                "Listing log groups is checked against all log groups, whatever prefix is asked for; it reads no log.",
                List.of(NagExceptions.matching("^Resource::arn:.*:logs:.*:log-group:\\*$")));
        NagExceptions.accept(
                role,
                "AwsSolutions-IAM5",
                "The log streams of the manifest's own functions, or of a large fleet named by the pattern of its names.",
                List.of(NagExceptions.matching("^Resource::arn:.*:logs:.*:log-group:/aws/lambda/.*$")));
    }
}
