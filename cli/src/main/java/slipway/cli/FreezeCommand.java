package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** {@code slipway freeze}. */
@Command(
        name = "freeze",
        description = "Freezes an environment: deployments are refused until it is unfrozen. Rollbacks are not.")
final class FreezeCommand implements Callable<Integer> {
    @Mixin
    private final Machine machine;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; whoever is refused is told.")
    private String reason = "";

    private final Terminal terminal;
    private final InstantSource clock;

    FreezeCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.clock = remote.poll().clock();
    }

    @Override
    public Integer call() {
        Map<String, AttributeValue> item = new HashMap<>(machine.key("freeze"));
        item.put("by", AttributeValue.fromS(machine.account().identity()));
        item.put("reason", AttributeValue.fromS(reason));
        item.put("since", AttributeValue.fromS(clock.instant().toString()));
        try {
            machine.account()
                    .dynamoDb()
                    .putItem(request -> request.tableName(machine.ledger())
                            .item(item)
                            .conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException _) {
            throw new BadInput(machine.environment() + " is frozen already: "
                    + new LedgerItems(machine)
                            .item("freeze")
                            .map(ObjectNode::toString)
                            .orElse("")
                    + ". Unfreeze it first.");
        }
        terminal.out().println(machine.environment() + " is frozen. A deployment that is under way goes on.");
        return ExitCode.SUCCESS;
    }
}
