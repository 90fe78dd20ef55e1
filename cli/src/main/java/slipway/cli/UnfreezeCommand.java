package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** {@code slipway unfreeze}. */
@Command(name = "unfreeze", description = "Lifts a freeze by hand. Windows of the manifest stay.")
final class UnfreezeCommand implements Callable<Integer> {
    @Mixin
    private final Machine machine;

    private final Terminal terminal;
    private final InstantSource clock;

    UnfreezeCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.clock = remote.poll().clock();
    }

    @Override
    public Integer call() {
        Optional<ObjectNode> freeze = new LedgerItems(machine).item("freeze");
        freeze.ifPresent(this::lift);
        terminal.out()
                .println(machine.environment()
                        + (freeze.isPresent() ? " is no longer frozen by hand." : " was not frozen by hand."));
        return ExitCode.SUCCESS;
    }

    /** What was frozen, and who lifted it, stays on record. */
    private void lift(ObjectNode freeze) {
        String since = freeze.path("since").asText();
        Map<String, AttributeValue> lifted = new HashMap<>(machine.key("freeze#" + since));
        for (String told : List.of("by", "reason", "since")) {
            lifted.put(told, AttributeValue.fromS(freeze.path(told).asText()));
        }
        lifted.put("liftedBy", AttributeValue.fromS(machine.account().identity()));
        lifted.put("liftedAt", AttributeValue.fromS(clock.instant().toString()));
        String table = machine.ledger();
        TransactWriteItem record = TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(lifted))
                .build();
        TransactWriteItem removal = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(machine.key("freeze"))
                        .conditionExpression("since = :since")
                        .expressionAttributeValues(Map.of(":since", AttributeValue.fromS(since))))
                .build();
        machine.account().dynamoDb().transactWriteItems(request -> request.transactItems(record, removal));
    }
}
