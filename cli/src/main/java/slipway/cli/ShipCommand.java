package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway ship}. */
@Command(
        name = "ship",
        description = "Deploys an image, and follows the deployment to its end.",
        footer = {"", Start.EXIT_CODES})
final class ShipCommand implements Callable<Integer> {
    @Mixin
    private final Start start;

    @Mixin
    private final Apps apps = new Apps();

    @Option(names = "--tag", paramLabel = "TAG", description = "The image's tag.")
    private @Nullable String tag;

    @Option(names = "--digest", paramLabel = "DIGEST", description = "The image's digest.")
    private @Nullable String digest;

    @Option(names = "--override", description = "Passes a freeze; needs --reason.")
    private boolean override;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; is recorded.")
    private @Nullable String reason;

    ShipCommand(Terminal terminal, Remote remote) {
        this.start = new Start(terminal, remote);
    }

    @Override
    public Integer call() {
        if (tag == null && digest == null) {
            throw new BadInput("ship needs --tag or --digest");
        }
        ObjectNode request = Start.request("deploy");
        Start.put(request, "tag", tag);
        Start.putDigest(request, digest);
        Start.put(request, "reason", reason);
        if (override && (reason == null || reason.isBlank())) {
            throw new BadInput("--override passes a freeze, and needs --reason: it is recorded");
        }
        if (override) {
            request.put("override", true);
        }
        apps.putInto(request, start.machine().plan());
        return start.run(request);
    }
}
