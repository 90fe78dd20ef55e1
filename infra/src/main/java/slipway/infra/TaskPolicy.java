package slipway.infra;

import static slipway.infra.Statements.allow;
import static slipway.infra.Statements.allowItems;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import slipway.catalog.Grant;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Turns what a task may do into statements on the manifest's own resources. */
final class TaskPolicy {
    private final Stack stack;
    private final Scope scope;
    private final ITable ledger;
    private final FunctionArns functions;

    TaskPolicy(Stack stack, Scope scope, ITable ledger) {
        this.stack = stack;
        this.scope = scope;
        this.ledger = ledger;
        this.functions = new FunctionArns(stack, scope);
    }

    List<PolicyStatement> statements(Set<Grant> grants) {
        Set<Grant> sorted = EnumSet.noneOf(Grant.class);
        sorted.addAll(grants);
        boolean each = sorted.stream()
                        .mapToInt(grant -> functions.characters(touchedBy(grant)))
                        .sum()
                <= FunctionArns.MAXIMUM_CHARACTERS;
        return sorted.stream()
                .flatMap(grant -> statements(grant, each).stream())
                .toList();
    }

    private List<PolicyStatement> statements(Grant grant, boolean each) {
        return switch (grant) {
            case LEDGER_READ -> List.of(allowItems(ledger.getTableArn(), scope.environment(), "dynamodb:GetItem"));
            case LEDGER_QUERY -> List.of(allowItems(ledger.getTableArn(), scope.environment(), "dynamodb:Query"));
            case LEDGER_WRITE ->
                List.of(allowItems(
                        ledger.getTableArn(), scope.environment(), "dynamodb:PutItem", "dynamodb:UpdateItem"));
            case LEDGER_BEFORE_READ ->
                scope.after().map(before -> allowItems(ledger.getTableArn(), before, "dynamodb:GetItem")).stream()
                        .toList();
            case PIN_REMOVE -> List.of(allowItems(ledger.getTableArn(), scope.environment(), "dynamodb:DeleteItem"));
            case IMAGE_TAG -> List.of(allow(List.of(repository()), "ecr:PutImage"));
            case IMAGE_READ -> List.of(images());
            case IMAGE_RETENTION ->
                List.of(allow(
                        List.of(repository()),
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "ecr:GetLifecyclePolicy"));
            case LOG_GROUP_READ -> List.of(logGroups());
            case LOG_SEARCH -> List.of(allow(functionLogs(each), "logs:FilterLogEvents"));
            case METRIC_READ -> List.of(allow(List.of("*"), "cloudwatch:GetMetricData"));
            case ALARM_READ -> List.of(allow(List.of("*"), "cloudwatch:DescribeAlarms"));
            case WORKFLOW_READ -> workflow();
            case FUNCTION_READ ->
                onFunctions(grant, each, FunctionArns::qualified, "lambda:GetAlias", "lambda:GetFunction");
            case FUNCTION_CALLERS -> callers(onFunctions(grant, each, arns -> arns, "lambda:GetPolicy"));
            case FUNCTION_VERSIONS -> onFunctions(grant, each, arns -> arns, "lambda:ListVersionsByFunction");
            case FUNCTION_TRAFFIC ->
                onFunctions(grant, each, FunctionArns::qualified, "lambda:GetAlias", "lambda:UpdateAlias");
            case FUNCTION_INVOKE -> onFunctions(grant, each, FunctionArns::qualified, "lambda:InvokeFunction");
            case FUNCTION_UPDATE -> onFunctions(grant, each, arns -> arns, "lambda:UpdateFunctionCode");
            case FUNCTION_RESTORE ->
                onFunctions(
                        grant, each, arns -> arns, "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration");
            case FUNCTION_PUBLISH -> onFunctions(grant, each, arns -> arns, "lambda:PublishVersion");
        };
    }

    /** AWS checks the listing of mappings against no resource, whatever function is asked for. */
    private static List<PolicyStatement> callers(List<PolicyStatement> policies) {
        return policies.isEmpty()
                ? policies
                : List.of(policies.getFirst(), allow(List.of("*"), "lambda:ListEventSourceMappings"));
    }

    private List<PolicyStatement> onFunctions(
            Grant grant, boolean each, UnaryOperator<List<String>> qualified, String... actions) {
        Predicate<Target> touched = touchedBy(grant);
        if (scope.functions().stream().noneMatch(touched)) {
            return List.of();
        }
        List<String> arns = each ? functions.each(touched) : functions.patterns(touched);
        return List.of(allow(qualified.apply(arns), actions));
    }

    /** A function is invoked only where the manifest gives a payload: a scheduler must not be run for a test. */
    private static Predicate<Target> touchedBy(Grant grant) {
        return switch (grant) {
            case FUNCTION_READ, FUNCTION_VERSIONS, FUNCTION_UPDATE, FUNCTION_RESTORE, FUNCTION_PUBLISH, LOG_SEARCH ->
                _ -> true;
            case FUNCTION_TRAFFIC, FUNCTION_CALLERS -> Target::aliased;
            case FUNCTION_INVOKE -> Target::invoked;
            case LEDGER_READ,
                    LEDGER_WRITE,
                    LEDGER_BEFORE_READ,
                    LEDGER_QUERY,
                    PIN_REMOVE,
                    IMAGE_READ,
                    IMAGE_TAG,
                    IMAGE_RETENTION,
                    LOG_GROUP_READ,
                    WORKFLOW_READ,
                    METRIC_READ,
                    ALARM_READ -> _ -> false;
        };
    }

    /**
     * Reading images covers setting one, too: Lambda wants whoever sets an image to be allowed to pull it.
     *
     * <p>Source: AWS Knowledge Center, "lambda-ecr-image". The Lambda service's own permission to pull stands in the repository's policy
     * since the function was created from it; {@code ecr:SetRepositoryPolicy}, by which Lambda would add it, is withheld.
     */
    private PolicyStatement images() {
        return allow(
                List.of(repository()),
                "ecr:BatchGetImage",
                "ecr:DescribeImages",
                "ecr:DescribeImageScanFindings",
                "ecr:DescribeRepositories",
                "ecr:GetDownloadUrlForLayer");
    }

    private String repository() {
        return stack.formatArn(ArnComponents.builder()
                .service("ecr")
                .resource("repository")
                .resourceName(scope.repository())
                .build());
    }

    /** AWS checks this listing against all log groups of the region, whatever prefix is asked for. */
    private PolicyStatement logGroups() {
        return allow(
                List.of(stack.formatArn(ArnComponents.builder()
                        .service("logs")
                        .resource("log-group")
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .resourceName("*")
                        .build())),
                "logs:DescribeLogGroups");
    }

    /** The log groups that Lambda makes for the functions, each named after its function. */
    private List<String> functionLogs(boolean each) {
        return (each ? functions.each(_ -> true) : functions.patterns(_ -> true))
                .stream()
                        .map(arn -> arn.replace(":lambda:", ":logs:").replace(":function:", ":log-group:/aws/lambda/")
                                + ":*")
                        .toList();
    }

    private List<PolicyStatement> workflow() {
        return scope
                .workflow()
                .map(name -> allow(
                        List.of(stack.formatArn(ArnComponents.builder()
                                .service("states")
                                .resource("stateMachine")
                                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                .resourceName(name)
                                .build())),
                        "states:DescribeStateMachine"))
                .stream()
                .toList();
    }
}
