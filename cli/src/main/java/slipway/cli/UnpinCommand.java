package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway unpin}. */
@Command(
        name = "unpin",
        description = {
            "Takes an operator's decision for an older image back: the pin that a rollback left is removed.",
            "Then the newest image that may run here is deployed, unless it runs already."
        },
        footer = {"", Start.EXIT_CODES})
final class UnpinCommand implements Callable<Integer> {
    @Mixin
    private final Start start;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; is recorded.")
    private @Nullable String reason;

    UnpinCommand(Terminal terminal, Remote remote) {
        this.start = new Start(terminal, remote);
    }

    @Override
    public Integer call() {
        ObjectNode request = Start.request("unpin");
        Start.put(request, "reason", reason);
        return start.run(request);
    }
}
