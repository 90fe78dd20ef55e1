package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import slipway.catalog.Grant;
import slipway.catalog.Task;
import slipway.definition.Definition;
import slipway.definition.Plan;
import slipway.definition.Trigger;
import slipway.rehearse.World;

/** What is rehearsed is what is deployed: the CDK app's templates beside the simulated installation. */
class InfraContract {
    private static final String ENVIRONMENTS = "slipway.contract.Examples#environments";
    private static final Set<String> EVERY_TASK =
            Set.of("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTelemetryRecords", "xray:PutTraceSegments");

    private static Synthesis synthesis;

    @BeforeAll
    static void synthesise(@TempDir Path workspace) throws IOException, InterruptedException {
        synthesis = Synthesis.of(workspace);
    }

    @ParameterizedTest
    @MethodSource(ENVIRONMENTS)
    void the_definition_that_is_deployed_is_the_one_that_is_rehearsed(String environment) {
        Map<String, String> deployed = Compiled.values(deployed(environment));
        Map<String, String> rehearsed = Compiled.values(rehearsed(World.of(Examples.MANIFEST, environment, 1)));
        assertEquals(Set.copyOf(Definition.placeholders()), deployed.keySet());
        assertEquals(deployed.keySet(), rehearsed.keySet());
        for (Task task : Task.values()) {
            assertEquals(
                    task.name(),
                    lambda(environment, deployed.getOrDefault(task.placeholder(), ""))
                            .at("/Environment/Variables/SLIPWAY_TASK")
                            .asText());
            assertTrue(rehearsed
                    .getOrDefault(task.placeholder(), "")
                    .contains(":slipway-dr-daily-report-" + environment + "-" + task.kebab() + ":"));
        }
    }

    @ParameterizedTest
    @MethodSource(ENVIRONMENTS)
    void the_plan_that_is_deployed_is_the_one_that_is_rehearsed(String environment) throws IOException {
        World world = World.of(Examples.MANIFEST, environment, 1);
        Map<String, String> rehearsed = Compiled.values(rehearsed(world));
        String deployedKey = Compiled.values(deployed(environment)).getOrDefault("PlanKey", "");
        String bucket = rehearsed.getOrDefault("PlanBucket", "");
        String head = synthesis.asset(deployedKey.substring(deployedKey.indexOf('/') + 1));
        String functionsKey = States.parse(head).get("functionsKey").asText();
        Plan plan = Plan.of(Examples.MANIFEST, environment);
        assertEquals(
                world.cloud()
                        .buckets()
                        .text(bucket, rehearsed.getOrDefault("PlanKey", ""))
                        .orElseThrow()
                        .replace(plan.functionsKey(), functionsKey),
                head);
        assertEquals(
                world.cloud().buckets().text(bucket, plan.functionsKey()).orElseThrow(),
                synthesis.asset(functionsKey.substring(functionsKey.indexOf('/') + 1)));
    }

    @ParameterizedTest
    @MethodSource(ENVIRONMENTS)
    void the_rules_match_the_events_that_start_a_rehearsal(String environment) {
        String machine = Synthesis.resources(synthesis.template(environment), "AWS::StepFunctions::StateMachine")
                .keySet()
                .iterator()
                .next();
        Set<JsonNode> expected = Stream.of(
                        Trigger.push(Examples.MANIFEST, environment), Trigger.recovery("<" + machine + ">"))
                .map(trigger -> States.parse(trigger.pattern()))
                .collect(Collectors.toSet());
        Set<JsonNode> rules =
                Synthesis.resources(synthesis.template(environment), "AWS::Events::Rule").values().stream()
                        .filter(rule -> rule.has("EventPattern"))
                        .map(rule -> rule.get("EventPattern").toString())
                        .map(pattern ->
                                States.parse(pattern.replace("{\"Ref\":\"" + machine + "\"}", "\"<" + machine + ">\"")))
                        .collect(Collectors.toSet());
        assertEquals(expected, rules);
    }

    /** A rule's target gets the event as it is, or an object put together from it. */
    @ParameterizedTest
    @MethodSource(ENVIRONMENTS)
    void the_rules_hand_over_what_starts_a_rehearsal(String environment) {
        Set<Map<String, String>> inputs =
                Synthesis.resources(synthesis.template(environment), "AWS::Events::Rule").values().stream()
                        .filter(rule -> rule.has("EventPattern"))
                        .map(rule -> input(rule.at("/Targets/0")))
                        .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        Trigger.push(Examples.MANIFEST, environment).input(),
                        Trigger.recovery("machine").input()),
                inputs);
    }

    private static Map<String, String> input(JsonNode target) {
        Map<String, String> input = new TreeMap<>();
        if (target.has("InputTransformer")) {
            String template = target.at("/InputTransformer/InputTemplate").asText();
            for (Map.Entry<String, JsonNode> path :
                    target.at("/InputTransformer/InputPathsMap").properties()) {
                template = template.replace(
                        "<" + path.getKey() + ">", path.getValue().toString());
            }
            States.parse(template)
                    .properties()
                    .forEach(member ->
                            input.put(member.getKey(), member.getValue().asText()));
        }
        return input;
    }

    @ParameterizedTest
    @EnumSource
    void a_lambda_has_the_time_the_memory_and_the_code_of_its_task(Task task) {
        JsonNode lambda = lambda(task);
        assertEquals(task.timeout().toSeconds(), lambda.get("Timeout").asLong());
        assertEquals(task.memoryMegabytes(), lambda.get("MemorySize").asInt());
        assertEquals("slipway.catalog.TaskHandler", lambda.get("Handler").asText());
        assertTrue(lambda.at("/Environment/Variables").has("SLIPWAY_LEDGER_TABLE"));
    }

    @ParameterizedTest
    @EnumSource
    void a_lambda_may_do_what_its_task_is_granted_and_nothing_else(Task task) {
        Set<String> expected = new TreeSet<>(EVERY_TASK);
        task.grants().forEach(grant -> expected.addAll(actions(grant)));
        assertEquals(expected, allowed(lambda(task).at("/Role/Fn::GetAtt/0").asText()));
    }

    private static Set<String> actions(Grant grant) {
        return switch (grant) {
            case LEDGER_READ, LEDGER_BEFORE_READ -> Set.of("dynamodb:GetItem");
            case LEDGER_QUERY -> Set.of("dynamodb:Query");
            case PIN_REMOVE -> Set.of("dynamodb:DeleteItem");
            case IMAGE_TAG -> Set.of("ecr:PutImage");
            case LEDGER_WRITE -> Set.of("dynamodb:PutItem", "dynamodb:UpdateItem");
            case IMAGE_READ ->
                Set.of(
                        "ecr:BatchGetImage",
                        "ecr:DescribeImages",
                        "ecr:DescribeImageScanFindings",
                        "ecr:DescribeRepositories",
                        "ecr:GetDownloadUrlForLayer");
            case IMAGE_RETENTION -> Set.of("ecr:DescribeImages", "ecr:DescribeRepositories", "ecr:GetLifecyclePolicy");
            case FUNCTION_READ -> Set.of("lambda:GetAlias", "lambda:GetFunction");
            case FUNCTION_CALLERS -> Set.of("lambda:GetPolicy", "lambda:ListEventSourceMappings");
            case FUNCTION_VERSIONS -> Set.of("lambda:ListVersionsByFunction");
            case LOG_GROUP_READ -> Set.of("logs:DescribeLogGroups");
            case LOG_SEARCH -> Set.of("logs:FilterLogEvents");
            case METRIC_READ -> Set.of("cloudwatch:GetMetricData");
            case ALARM_READ -> Set.of("cloudwatch:DescribeAlarms");
            case FUNCTION_UPDATE -> Set.of("lambda:UpdateFunctionCode");
            case FUNCTION_RESTORE -> Set.of("lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration");
            case FUNCTION_PUBLISH -> Set.of("lambda:PublishVersion");
            case FUNCTION_TRAFFIC -> Set.of("lambda:GetAlias", "lambda:UpdateAlias");
            case FUNCTION_INVOKE -> Set.of("lambda:InvokeFunction");
            case WORKFLOW_READ -> Set.of("states:DescribeStateMachine");
        };
    }

    /** What the policies of a role allow. */
    private static Set<String> allowed(String role) {
        return Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                .flatMap(type -> Synthesis.resources(synthesis.template("dev"), type).values().stream())
                .filter(policy -> policy.get("Roles")
                        .valueStream()
                        .anyMatch(ref -> role.equals(ref.path("Ref").asText())))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .filter(statement -> statement.get("Effect").asText().equals("Allow"))
                .flatMap(statement -> States.texts(statement.get("Action")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String deployed(String environment) {
        return Synthesis.resolved(
                Synthesis.resources(synthesis.template(environment), "AWS::StepFunctions::StateMachine")
                        .values()
                        .iterator()
                        .next()
                        .get("DefinitionString"));
    }

    private static String rehearsed(World world) {
        return world.cloud()
                .sfn()
                .describeStateMachine(request -> request.stateMachineArn(world.machine()))
                .definition();
    }

    /** The Lambda of which a {@code <LogicalId>} is a published version. */
    private static JsonNode lambda(String environment, String version) {
        JsonNode template = synthesis.template(environment);
        JsonNode published = template.get("Resources").get(version.substring(1, version.length() - 1));
        assertEquals("AWS::Lambda::Version", published.get("Type").asText());
        return template.at(
                "/Resources/" + published.at("/Properties/FunctionName/Ref").asText() + "/Properties");
    }

    private static JsonNode lambda(Task task) {
        return Synthesis.resources(synthesis.template("dev"), "AWS::Lambda::Function").values().stream()
                .filter(lambda -> lambda.at("/Environment/Variables/SLIPWAY_TASK")
                        .asText()
                        .equals(task.name()))
                .findAny()
                .orElseThrow();
    }
}
