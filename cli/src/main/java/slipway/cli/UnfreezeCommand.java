package slipway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** {@code slipway unfreeze}. */
@Command(name = "unfreeze", description = "Lifts a freeze by hand. Windows of the manifest stay.")
final class UnfreezeCommand implements Callable<Integer> {
    @Mixin
    private final Machine machine;

    private final Terminal terminal;

    UnfreezeCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
    }

    @Override
    public Integer call() {
        boolean frozen = machine.account()
                .dynamoDb()
                .deleteItem(request -> request.tableName(machine.ledger())
                        .key(machine.key("freeze"))
                        .returnValues(ReturnValue.ALL_OLD))
                .hasAttributes();
        terminal.out()
                .println(machine.environment()
                        + (frozen ? " is no longer frozen by hand." : " was not frozen by hand."));
        return ExitCode.SUCCESS;
    }
}
