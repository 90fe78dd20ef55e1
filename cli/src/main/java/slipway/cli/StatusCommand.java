package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slipway.ledger.Approvals;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code slipway status}: reads the ledger, and changes nothing. */
@Command(
        name = "status",
        aliases = "history",
        description = "Tells an environment's lock, freeze, pin, open approvals, and its last deployments.")
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> SINGLE = List.of("lock", "running", "freeze", "pin");
    private static final List<String> TOLD = List.of("endedAt", "outcome", "digest", "by", "approvedBy", "error");

    @Mixin
    private final Machine machine;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many deployments. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    private final Terminal terminal;

    StatusCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
    }

    @Override
    public Integer call() {
        ObjectNode status = MAPPER.createObjectNode().put("environment", machine.environment());
        SINGLE.forEach(item -> item(item).ifPresent(found -> status.set(item, found)));
        machine.approvals()
                .open()
                .forEach(approval -> status.withArray("/approvals").add(open(approval)));
        deployments().forEach(item -> status.withArray("/deployments").add(texts(item)));
        terminal.out().print(json ? status + "\n" : table(status));
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }

    private static ObjectNode open(Approvals.Approval approval) {
        return MAPPER.createObjectNode().put("id", approval.id()).put("change", approval.change());
    }

    private Optional<ObjectNode> item(String name) {
        Map<String, AttributeValue> item = machine.account()
                .dynamoDb()
                .getItem(request -> request.tableName(machine.ledger())
                        .key(machine.key(name))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(texts(item));
    }

    private List<Map<String, AttributeValue>> deployments() {
        return machine.account()
                .dynamoDb()
                .query(request -> request.tableName(machine.ledger())
                        .keyConditionExpression("pk = :environment AND begins_with(sk, :deployments)")
                        .expressionAttributeValues(Map.of(
                                ":environment", machine.key("").get("pk"),
                                ":deployments", AttributeValue.fromS("deployment#")))
                        .scanIndexForward(false)
                        .limit(last))
                .items();
    }

    private static ObjectNode texts(Map<String, AttributeValue> item) {
        ObjectNode texts = MAPPER.createObjectNode();
        item.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !entry.getKey().equals("pk"))
                .forEach(entry -> texts.put(
                        entry.getKey(),
                        Optional.ofNullable(entry.getValue().s())
                                .orElse(entry.getValue().n())));
        return texts;
    }

    private static String table(ObjectNode status) {
        StringBuilder text = new StringBuilder();
        status.properties().stream()
                .filter(member -> !member.getValue().isArray())
                .forEach(member -> text.append("%-12s %s%n"
                        .formatted(
                                member.getKey(),
                                member.getValue().isTextual()
                                        ? member.getValue().textValue()
                                        : member.getValue())));
        status.path("approvals")
                .forEach(approval -> text.append("%-12s %s  %s%n"
                        .formatted(
                                "approval",
                                approval.path("id").asText(),
                                approval.path("change").asText())));
        status.path("deployments").forEach(deployment -> {
            TOLD.stream()
                    .map(key -> deployment.path(key).asText(""))
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> text.append(value).append("  "));
            text.append(System.lineSeparator());
        });
        return text.toString();
    }
}
