package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway promote}. */
@Command(
        name = "promote",
        description = {
            "Puts the tag of the environment that comes next on an image that was verified in this one.",
            "The tag is a push, which starts the next environment's deployment; this command does not follow that one."
        },
        footer = {"", Start.EXIT_CODES})
final class PromoteCommand implements Callable<Integer> {
    @Mixin
    private final Start start;

    @Option(names = "--digest", paramLabel = "DIGEST", description = "Which image. Default: the one that runs here.")
    private @Nullable String digest;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; is recorded.")
    private @Nullable String reason;

    PromoteCommand(Terminal terminal, Remote remote) {
        this.start = new Start(terminal, remote);
    }

    @Override
    public Integer call() {
        ObjectNode request = Start.request("promote");
        Start.putDigest(request, digest);
        Start.put(request, "reason", reason);
        return start.run(request);
    }
}
