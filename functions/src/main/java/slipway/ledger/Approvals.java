package slipway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.step.Json;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The approvals that deployments of an environment ask for. Who may answer them is who may write them and send task answers. */
public final class Approvals {
    private final DynamoDbClient dynamoDb;
    private final SfnClient stepFunctions;
    private final String table;
    private final String environment;

    public Approvals(DynamoDbClient dynamoDb, SfnClient stepFunctions, String table, String environment) {
        this.dynamoDb = dynamoDb;
        this.stepFunctions = stepFunctions;
        this.table = table;
        this.environment = environment;
    }

    /**
     * What a deployment asked for.
     *
     * @param state {@code asked}, {@code approved}, {@code rejected} or {@code expired}
     * @param by who answered; empty as long as nobody did
     */
    public record Approval(
            String id,
            String state,
            String change,
            String digest,
            String execution,
            String by,
            String at,
            String token) {
        private boolean is(String other) {
            return state.equals(other);
        }

        private String told() {
            return "The approval " + id + " (" + change + ") " + (is("asked") ? "is open" : "was " + state)
                    + (by.isEmpty() ? "" : " by " + by) + (at.isEmpty() ? "" : " at " + at) + ".";
        }
    }

    /**
     * What came of an answer.
     *
     * @param counted false when it came second or too late
     * @param told what to tell whoever answered
     */
    public record Answer(boolean counted, String told) {}

    /** The approvals that wait for an answer; an execution that was aborted waits for none. */
    public List<Approval> open() {
        return dynamoDb
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("pk = :environment AND begins_with(sk, :approvals)")
                        .expressionAttributeValues(
                                Map.of(":environment", partition(), ":approvals", AttributeValue.fromS("approval#")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Approvals::approval)
                .filter(approval -> approval.is("asked") && isAwaited(approval))
                .toList();
    }

    private boolean isAwaited(Approval approval) {
        try {
            return stepFunctions
                    .describeExecution(request -> request.executionArn(approval.execution()))
                    .status()
                    .equals(ExecutionStatus.RUNNING);
        } catch (ExecutionDoesNotExistException _) {
            return false;
        }
    }

    /**
     * Approves or rejects; the first answer counts.
     *
     * @param by the identity that answers
     */
    public Answer answer(String id, boolean yes, String by, Instant at, String reason) {
        Optional<Approval> found = find(id);
        if (found.isEmpty()) {
            return new Answer(false, "There is no approval " + id + " in " + environment + ".");
        }
        String state = yes ? "approved" : "rejected";
        // Whoever wrote the answer and then could not send it may give it again.
        boolean again = found.get().is(state);
        if (!again && (!found.get().is("asked") || !write(id, "asked", state, by, at, reason))) {
            return unchanged(id);
        }
        try {
            send(found.get(), yes, by, at, reason);
            return new Answer(true, find(id).map(Approval::told).orElse(""));
        } catch (TaskTimedOutException | TaskDoesNotExistException late) {
            if (again) {
                return unchanged(id);
            }
            write(id, state, "expired", by, at, reason);
            return new Answer(
                    false,
                    "Too late: the deployment no longer waits for the approval " + id + " (" + late.getMessage()
                            + ").");
        }
    }

    private Answer unchanged(String id) {
        return new Answer(false, find(id).map(Approval::told).orElse("") + " Your answer changes nothing.");
    }

    private void send(Approval approval, boolean yes, String by, Instant at, String reason) {
        if (yes) {
            stepFunctions.sendTaskSuccess(request -> request.taskToken(approval.token())
                    .output(Json.MAPPER
                            .createObjectNode()
                            .put("by", by)
                            .put("at", at.toString())
                            .put("reason", reason)
                            .toString()));
        } else {
            stepFunctions.sendTaskFailure(request -> request.taskToken(approval.token())
                    .error("slipway.error.NotApproved")
                    .cause(by + " rejected " + approval.change() + " at " + at + ": " + reason));
        }
    }

    private boolean write(String id, String from, String to, String by, Instant at, String reason) {
        try {
            dynamoDb.updateItem(request -> request.tableName(table)
                    .key(key(id))
                    .updateExpression("SET #state = :to, #by = :by, #at = :at, reason = :reason")
                    .conditionExpression("#state = :from")
                    .expressionAttributeNames(Map.of("#state", "state", "#by", "by", "#at", "at"))
                    .expressionAttributeValues(Map.of(
                            ":to", AttributeValue.fromS(to),
                            ":from", AttributeValue.fromS(from),
                            ":by", AttributeValue.fromS(by),
                            ":at", AttributeValue.fromS(at.toString()),
                            ":reason", AttributeValue.fromS(reason))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private Optional<Approval> find(String id) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        request -> request.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(approval(item));
    }

    private static Approval approval(Map<String, AttributeValue> item) {
        return new Approval(
                text(item, "sk").replaceFirst("approval#", ""),
                text(item, "state"),
                text(item, "change"),
                text(item, "digest"),
                text(item, "execution"),
                text(item, "by"),
                text(item, "at"),
                text(item, "token"));
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
    }

    private AttributeValue partition() {
        return AttributeValue.fromS("environment#" + environment);
    }

    private Map<String, AttributeValue> key(String id) {
        return Map.of("pk", partition(), "sk", AttributeValue.fromS("approval#" + id));
    }
}
