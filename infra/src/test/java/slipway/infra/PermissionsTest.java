package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    /** AWS names no resource for these. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "cloudwatch:DescribeAlarms",
            "cloudwatch:GetMetricData",
            "lambda:ListEventSourceMappings",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups");

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:dr-daily-report-";
    private static final List<String> ALIASED =
            List.of("line-bot", "pattern-precompute", "precompute-controller", "report-worker", "telegram-api");
    private static final List<String> ALL = Stream.concat(
                    ALIASED.stream(), Stream.of("get-ticker-list", "ticker-scheduler"))
            .toList();

    private final Permissions dev = new Permissions(Synthesis.example().template("dev"));

    @Test
    void only_what_takes_no_resource_is_allowed_on_every_resource() {
        dev.all()
                .filter(statement -> statement.resources().contains("*"))
                .forEach(statement ->
                        assertTrue(WITHOUT_RESOURCE.containsAll(statement.actions()), () -> statement.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "ledger"})
    void no_action_is_a_pattern(String stack) {
        new Permissions(Synthesis.example().template(stack))
                .all()
                .flatMap(statement -> statement.actions().stream())
                .forEach(action -> assertFalse(action.contains("*"), action));
    }

    @Test
    void every_function_is_updated_and_only_those_of_this_environment() {
        assertEquals(unqualified(ALL), dev.resources("TasksUpdateFunctionRole", "lambda:UpdateFunctionCode"));
        assertEquals(unqualified(ALL), dev.resources("TasksRollbackRole", "lambda:UpdateFunctionCode"));
        assertEquals(unqualified(ALL), dev.resources("TasksRollbackRole", "lambda:UpdateFunctionConfiguration"));
        assertEquals(Set.of(), dev.resources("TasksUpdateFunctionRole", "lambda:UpdateFunctionConfiguration"));
        assertEquals(unqualified(ALL), dev.resources("TasksPreflightRole", "lambda:PublishVersion"));
        assertEquals(Set.of(), dev.resources("TasksPreflightRole", "lambda:UpdateFunctionCode"));
        assertEquals(Set.of(), dev.resources("TasksRollbackRole", "lambda:PublishVersion"));
    }

    /** What it may do would show nothing: the dry run is the rollback's own. */
    @Test
    void a_drill_may_change_nothing() {
        assertEquals(Set.of(), dev.resources("TasksDrillFunctionRole", "lambda:UpdateFunctionCode"));
        assertEquals(Set.of(), dev.resources("TasksDrillFunctionRole", "lambda:UpdateAlias"));
        assertEquals(unqualified(ALL), dev.resources("TasksDrillFunctionRole", "lambda:ListVersionsByFunction"));
    }

    @Test
    void aliases_move_only_where_the_manifest_has_them() {
        assertEquals(qualified(ALIASED), dev.resources("TasksShiftTrafficRole", "lambda:UpdateAlias"));
        assertEquals(Set.of(), dev.resources("TasksVerifyFunctionRole", "lambda:UpdateAlias"));
    }

    @Test
    void who_else_invokes_is_looked_up_for_functions_with_an_alias() {
        assertEquals(unqualified(ALIASED), dev.resources("TasksPreflightRole", "lambda:GetPolicy"));
        assertEquals(Set.of("*"), dev.resources("TasksPreflightRole", "lambda:ListEventSourceMappings"));
    }

    @Test
    void a_function_without_a_payload_in_the_manifest_cannot_be_invoked() {
        Set<String> invoked = qualified(
                List.of("get-ticker-list", "line-bot", "pattern-precompute", "precompute-controller", "report-worker"));
        assertEquals(invoked, dev.resources("TasksVerifyFunctionRole", "lambda:InvokeFunction"));
        assertEquals(invoked, dev.resources("TasksInvokePrecomputeRole", "lambda:InvokeFunction"));
    }

    @Test
    void the_logs_that_are_searched_are_those_of_the_functions() {
        assertEquals(
                ALL.stream()
                        .map(function -> "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/dr-daily-report-"
                                + function + "-dev:*")
                        .collect(Collectors.toSet()),
                dev.resources("TasksObserveRole", "logs:FilterLogEvents"));
        assertEquals(Set.of("*"), dev.resources("TasksObserveRole", "cloudwatch:GetMetricData"));
        assertEquals(Set.of(), dev.resources("TasksObserveRole", "lambda:UpdateAlias"));
    }

    @Test
    void images_are_read_from_the_one_repository() {
        assertEquals(
                Set.of("arn:aws:ecr:us-east-1:123456789012:repository/dr-daily-report"),
                dev.resources("TasksCheckImageRole", "ecr:BatchGetImage"));
    }

    @Test
    void the_workflow_is_read_and_not_started() {
        assertEquals(
                Set.of("arn:aws:states:us-east-1:123456789012:stateMachine:dr-daily-report-precompute-dev"),
                dev.resources("TasksVerifyDefinitionRole", "states:DescribeStateMachine"));
    }

    @Test
    void a_task_without_grants_may_log_and_be_traced_only() {
        Set<String> actions = dev.of("TasksIntakeRole").stream()
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "xray:PutTraceSegments",
                        "xray:PutTelemetryRecords"),
                actions);
    }

    @Test
    void the_ledger_is_open_in_the_environments_own_partitions_only() {
        List<Permissions.Statement> onLedger = dev.all()
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("dynamodb:")))
                .toList();
        assertFalse(onLedger.isEmpty());
        onLedger.forEach(statement -> {
            assertEquals(
                    Set.of("arn:aws:dynamodb:us-east-1:123456789012:table/slipway-dr-daily-report-ledger"),
                    statement.resources());
            assertEquals(
                    "{\"ForAllValues:StringLike\":{\"dynamodb:LeadingKeys\":[\"environment#dev\",\"deployment#dev#*\"]}}",
                    statement.condition());
        });
    }

    @Test
    void an_older_execution_of_the_machine_may_still_call_its_versions_and_read_its_plan() {
        Set<String> called = dev.resources("MachineStateMachineRole", "lambda:InvokeFunction");
        assertEquals(slipway.catalog.Task.values().length, called.size());
        called.forEach(arn -> assertTrue(arn.matches("<Tasks\\w+Function\\w+\\.Arn>:\\*"), arn));
        assertEquals(
                Set.of("arn:aws:s3:::cdk-hnb659fds-assets-123456789012-us-east-1/slipway-dr-daily-report-dev/*.json"),
                dev.resources("MachineStateMachineRole", "s3:GetObject"));
    }

    @Test
    void the_machine_starts_and_looks_up_executions_of_itself_only() {
        assertEquals(
                Set.of("arn:aws:states:us-east-1:123456789012:stateMachine:slipway-dr-daily-report-dev"),
                dev.resources("MachineStateMachineRole", "states:StartExecution"));
        assertEquals(
                Set.of("arn:aws:states:us-east-1:123456789012:execution:slipway-dr-daily-report-dev:*"),
                dev.resources("MachineStateMachineRole", "states:DescribeExecution"));
    }

    @Test
    void the_machine_writes_reports_of_its_own_environment() {
        assertEquals(
                Set.of("arn:aws:s3:::slipway-dr-daily-report-123456789012-us-east-1/reports/dr-daily-report/dev/*"),
                dev.resources("MachineStateMachineRole", "s3:PutObject"));
    }

    @Test
    void the_rules_may_start_the_machine_and_nothing_else() {
        Set<String> actions = dev.of("MachineStateMachineEventsRole").stream()
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toSet());
        assertEquals(Set.of("states:StartExecution"), actions);
    }

    private static Set<String> unqualified(List<String> functions) {
        return functions.stream().map(function -> FUNCTION + function + "-dev").collect(Collectors.toSet());
    }

    private static Set<String> qualified(List<String> functions) {
        return functions.stream()
                .flatMap(function -> Stream.of(FUNCTION + function + "-dev", FUNCTION + function + "-dev:*"))
                .collect(Collectors.toSet());
    }
}
