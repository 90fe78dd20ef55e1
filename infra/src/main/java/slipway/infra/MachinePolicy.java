package slipway.infra;

import static slipway.infra.Statements.allow;
import static slipway.infra.Statements.allowItems;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What the state machine itself may do, apart from tracing and logging.
 *
 * <p>A policy holds for running and redriven executions of an older definition, too: they call the version of each Lambda, and
 * read the plan, that they began with. Hence every version of these Lambdas, and every plan of this environment.
 */
final class MachinePolicy {
    private final Stack stack;
    private final Scope scope;
    private final MachineParts parts;

    MachinePolicy(Stack stack, Scope scope, MachineParts parts) {
        this.stack = stack;
        this.scope = scope;
        this.parts = parts;
    }

    List<PolicyStatement> statements() {
        return List.of(
                allow(versions(), "lambda:InvokeFunction"),
                allowItems(
                        parts.ledger().getTableArn(),
                        scope.environment(),
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:UpdateItem"),
                allow(List.of(parts.plan().everyPlanArn()), "s3:GetObject"),
                allow(List.of(parts.reports().arnForObjects(reportPrefix() + "*")), "s3:PutObject"),
                allow(List.of(parts.topic().getTopicArn()), "sns:Publish"),
                allow(List.of(parts.bus()), "events:PutEvents"),
                // Also for the child executions of a large fleet's Maps.
                allow(List.of(states("stateMachine")), "states:StartExecution"),
                allow(executions(), executionActions()));
    }

    /** Those of a distributed Map's children have the Map's label behind the machine's name. */
    private List<String> executions() {
        String own = states("execution");
        return parts.large() ? List.of(own + ":*", own + "/*:*") : List.of(own + ":*");
    }

    /** Step Functions redrives and stops the children of a distributed Map in the machine's name. */
    private String[] executionActions() {
        return parts.large()
                ? new String[] {"states:DescribeExecution", "states:RedriveExecution", "states:StopExecution"}
                : new String[] {"states:DescribeExecution"};
    }

    private List<String> versions() {
        return parts.tasks().stream()
                .map(task -> task.function().getFunctionArn() + ":*")
                .toList();
    }

    private String reportPrefix() {
        return "reports/" + scope.application() + "/" + scope.environment() + "/";
    }

    /** Made of names, because the machine depends on this policy. */
    private String states(String resource) {
        return stack.formatArn(ArnComponents.builder()
                .service("states")
                .resource(resource)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .resourceName(Names.environment(scope))
                .build());
    }
}
