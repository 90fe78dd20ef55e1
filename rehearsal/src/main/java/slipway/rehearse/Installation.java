package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.asl.Execution;
import slipway.catalog.Task;
import slipway.cloud.Behaviour;
import slipway.cloud.Event;
import slipway.cloud.EventPattern;
import slipway.cloud.FunctionSpec;
import slipway.cloud.S3Items;
import slipway.cloud.ServiceIntegrations;
import slipway.cloud.SimulatedCloud;
import slipway.definition.Definition;
import slipway.definition.Plan;
import slipway.definition.Trigger;
import slipway.ledger.Approvals;
import slipway.manifest.Manifest;
import software.amazon.awssdk.core.sync.RequestBody;

/** Slipway in the simulated account, as the CDK app deploys it: its Lambdas, its machine, its ledger and its triggers. */
final class Installation {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LOG_RETENTION_DAYS = 30;

    private final Plan plan;
    private final SimulatedCloud cloud;
    private final String name;
    private final String machine;
    private final Map<String, String> shortNames;
    private boolean triggered = true;
    private Approver approver = Approver.WILLING;

    Installation(Manifest manifest, Plan plan, SimulatedCloud cloud, Progress progress) {
        this.plan = plan;
        this.cloud = cloud;
        this.shortNames = plan.functions().stream()
                .collect(Collectors.toUnmodifiableMap(Plan.Function::name, Plan.Function::function));
        this.name = "slipway-" + plan.application() + "-" + plan.environment();
        if (!cloud.tables().exists(ledgerTable())) {
            cloud.tables().create(ledgerTable(), "pk", "sk");
            cloud.buckets().create(planBucket());
            cloud.buckets().create(reportBucket());
        }
        store(plan.key(), plan.json());
        store(plan.functionsKey(), plan.functionsJson());
        Map<String, String> values = new HashMap<>();
        for (Task task : Task.values()) {
            values.put(task.placeholder(), install(task, progress));
        }
        values.put("LedgerTable", ledgerTable());
        values.put("PlanBucket", planBucket());
        values.put("PlanKey", plan.key());
        values.put("ReportBucket", reportBucket());
        values.put("Topic", cloud.topics().create(name));
        values.put("EventBus", "default");
        this.machine = cloud.stateMachines()
                .register(name, Definition.compile(plan, values), new ServiceIntegrations(cloud), new S3Items(cloud));
        listen(Trigger.push(manifest, plan.environment()));
        listen(Trigger.recovery(machine));
        cloud.taskTokens().onWaiting(token -> approver.asked(cloud, approvals(), token));
    }

    void approver(Approver changed) {
        approver = changed;
    }

    Approvals approvals() {
        return new Approvals(cloud.dynamoDb(), cloud.sfn(), ledgerTable(), plan.environment());
    }

    String name() {
        return name;
    }

    String machine() {
        return machine;
    }

    String ledgerTable() {
        return "slipway-" + plan.application() + "-ledger";
    }

    private String planBucket() {
        return "slipway-" + plan.application() + "-plans";
    }

    private String reportBucket() {
        return "slipway-" + plan.application() + "-reports";
    }

    private void store(String key, String json) {
        cloud.s3().putObject(request -> request.bucket(planBucket()).key(key), RequestBody.fromString(json));
    }

    String start(String input) {
        return cloud.sfn()
                .startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    /** Makes the task's Lambda with the real step behind its JSON streams; answers its version's ARN. */
    private String install(Task task, Progress progress) {
        String function = name + "-" + task.kebab();
        cloud.logGroups().create("/aws/lambda/" + function, LOG_RETENTION_DAYS);
        cloud.functions()
                .createFromClasses(
                        FunctionSpec.named(function)
                                .withArchitecture("arm64")
                                .withMemory(task.memoryMegabytes())
                                .withTimeout(task.timeout()),
                        Behaviour.ofHandler(new Narration(task, shortNames, cloud.time(), progress)
                                .around(task.step(new SimulatedClients(cloud, ledgerTable())))));
        return "arn:aws:lambda:us-east-1:123456789012:function:" + function + ":"
                + cloud.functions().publish(function);
    }

    private void listen(Trigger trigger) {
        cloud.events().onEvent(EventPattern.parse(trigger.pattern()), event -> {
            if (triggered) {
                start(input(trigger, event));
            }
        });
    }

    private static String input(Trigger trigger, Event event) {
        if (trigger.input().isEmpty()) {
            return event.toJson();
        }
        ObjectNode input = MAPPER.createObjectNode();
        trigger.input()
                .forEach((member, value) -> input.put(
                        member,
                        value.startsWith("$.detail.")
                                ? String.valueOf(event.detail().get(value.substring("$.detail.".length())))
                                : value));
        return input.toString();
    }

    /** Runs an action, and lets what events it makes start nothing. */
    void withoutTriggers(Runnable action) {
        triggered = false;
        action.run();
        triggered = true;
    }

    Optional<JsonNode> report(Execution execution) {
        String suffix = "/" + execution.identity().name() + "/" + execution.redriveCount() + ".json";
        List<String> keys = cloud.buckets().keys(reportBucket()).stream()
                .filter(key -> key.endsWith(suffix))
                .toList();
        return keys.stream()
                .findFirst()
                .flatMap(key -> cloud.buckets().text(reportBucket(), key))
                .map(Installation::parse);
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored report is not JSON", e);
        }
    }
}
