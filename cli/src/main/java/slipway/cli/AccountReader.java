package slipway.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.definition.Plan;
import slipway.image.CheckImage;
import slipway.image.Digest;
import slipway.image.Registry;
import slipway.image.TaggedImages;
import slipway.ledger.Register;
import slipway.local.Poll;
import slipway.preflight.FunctionFacts;
import slipway.promotion.Retention;
import slipway.step.Clients;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * Reads of an account what decides how a deployment goes.
 *
 * @param account what ARNs of Step Functions there begin with
 * @param pause lets time pass between two functions
 */
record AccountReader(Clients clients, Plan plan, String account, Poll.Pause pause) {
    private static final int MOST_ALARMS = 100;
    /** Deployments that run meanwhile need Lambda's 15 calls a second, and a function takes one to two of them. */
    private static final Duration BETWEEN_FUNCTIONS = Duration.ofMillis(200);

    /**
     * The image, judged by the very step that judges it in a deployment.
     *
     * @throws slipway.error.DeploymentError when it may not be deployed, or not yet
     */
    CheckImage.Output image(Optional<String> tag, Optional<Digest> digest) {
        return new CheckImage(clients.ecr(), clients.http())
                .run(new CheckImage.Input(
                        plan.environment(),
                        plan.repository(),
                        plan.tagPattern(),
                        plan.scan(),
                        digest,
                        tag,
                        Optional.empty()));
    }

    /** How the functions stand, by their real names, in the plan's order. */
    Map<String, FunctionFacts.Facts> functions() {
        FunctionFacts facts = new FunctionFacts(clients.lambda(), clients.logs());
        Map<String, FunctionFacts.Facts> found = new LinkedHashMap<>();
        for (Plan.Function function : plan.functions()) {
            found.put(function.name(), facts.gather(function.name(), function.alias()));
            pause.of(BETWEEN_FUNCTIONS);
        }
        return found;
    }

    /** What to mend of the repository, so that it keeps what the image's deployment and its rollback need. */
    List<String> retention(Digest deployed) {
        Optional<Digest> running = new Register(clients.dynamoDb(), clients.ledgerTable())
                .running(plan.environment())
                .map(Register.Running::digest);
        return new Retention(new Registry(clients.ecr(), clients.http()), new TaggedImages(clients.ecr()))
                .findings(plan.repository(), deployed, running);
    }

    /** The environment's lock; empty before the first deployment. */
    Map<String, AttributeValue> lock() {
        return item(plan.environment(), "lock");
    }

    /** What the ledger knows of the environment and the image; not the deployments so far, nor a lock that is held. */
    List<Map<String, AttributeValue>> ledger(Digest digest) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List.of("running", "newest", "pin", "freeze", "image#" + digest)
                .forEach(name -> items.add(item(plan.environment(), name)));
        plan.after().ifPresent(before -> items.add(item(before, "image#" + digest)));
        Map<String, AttributeValue> lock = lock();
        if (Words.of(lock, "status").equals("needs-recovery")) {
            items.add(lock);
        }
        items.removeIf(Map::isEmpty);
        items.addAll(items("digest#" + digest + "#"));
        items.addAll(items("function#"));
        return items;
    }

    /** The state of each of the plan's alarms that exists. */
    Map<String, String> alarms() {
        Map<String, String> states = new LinkedHashMap<>();
        if (!plan.observe().alarms().isEmpty()) {
            DescribeAlarmsResponse found = clients.cloudWatch()
                    .describeAlarms(request -> request.alarmNames(plan.observe().alarms())
                            .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                            .maxRecords(MOST_ALARMS));
            found.metricAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
            found.compositeAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
        }
        return states;
    }

    /** The workflow's definition; empty when the plan has none, or the account. */
    Optional<String> workflow() {
        return plan.workflow().flatMap(workflow -> definition(account + ":stateMachine:" + workflow.stateMachine()));
    }

    Optional<String> definition(String machine) {
        try {
            return Optional.of(clients.stepFunctions()
                    .describeStateMachine(request -> request.stateMachineArn(machine))
                    .definition());
        } catch (StateMachineDoesNotExistException _) {
            return Optional.empty();
        }
    }

    private Map<String, AttributeValue> item(String environment, String name) {
        return clients.dynamoDb()
                .getItem(request -> request.tableName(clients.ledgerTable())
                        .key(Map.of("pk", partition(environment), "sk", AttributeValue.fromS(name)))
                        .consistentRead(true))
                .item();
    }

    private List<Map<String, AttributeValue>> items(String prefix) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryResponse page = page(prefix, from);
            items.addAll(page.items());
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty());
        return items;
    }

    private QueryResponse page(String prefix, Map<String, AttributeValue> from) {
        return clients.dynamoDb().query(request -> {
            request.tableName(clients.ledgerTable())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :environment AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(Map.of(
                            ":environment", partition(plan.environment()),
                            ":prefix", AttributeValue.fromS(prefix)));
            if (!from.isEmpty()) {
                request.exclusiveStartKey(from);
            }
        });
    }

    private static AttributeValue partition(String environment) {
        return AttributeValue.fromS("environment#" + environment);
    }
}
