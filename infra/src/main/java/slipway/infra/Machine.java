package slipway.infra;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** The state machine that deploys. */
final class Machine extends Construct {
    private final StateMachine machine;

    /** @param definition makes the definition from the values of its placeholders */
    Machine(Construct parent, Scope scope, MachineParts parts, Function<Map<String, String>, String> definition) {
        super(parent, "Machine");
        String name = Names.environment(scope);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                // This prefix keeps the account's log resource policy from growing with every machine.
                .logGroupName("/aws/vendedlogs/states/" + name)
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        this.machine = StateMachine.Builder.create(this, "StateMachine")
                .stateMachineName(name)
                .stateMachineType(StateMachineType.STANDARD)
                .definitionBody(DefinitionBody.fromString(definition.apply(parts.placeholders())))
                .tracingEnabled(true)
                // Payloads stay in the execution's history, which has its own permissions.
                .logs(LogOptions.builder()
                        .destination(logs)
                        .level(LogLevel.ERROR)
                        .includeExecutionData(false)
                        .build())
                .build();
        new MachinePolicy(Stack.of(this), scope, parts).statements().forEach(machine::addToRolePolicy);
        acceptFindings();
    }

    StateMachine machine() {
        return machine;
    }

    private void acceptFindings() {
        NagExceptions.accept(
                machine,
                "AwsSolutions-SF1",
                "Errors are logged, without payloads; every event stays in the execution's history for 90 days.");
        NagExceptions.accept(
                machine,
                "AwsSolutions-IAM5",
                "Tracing and the delivery of vended logs take no resource.",
                List.of("Resource::*"));
        NagExceptions.accept(
                machine,
                "AwsSolutions-IAM5",
                "A running or redriven execution of an older definition calls the version that it began with, "
                        + "reads its own plan, and is looked up by a name that is not known beforehand.",
                List.of(
                        NagExceptions.matching("^Resource::<.*Function.*\\.Arn>:\\*$"),
                        NagExceptions.matching("^Resource::arn:.*:s3:::.*\\*(\\.json)?$"),
                        NagExceptions.matching("^Resource::arn:.*:states:.*:execution:.*:\\*$")));
    }
}
