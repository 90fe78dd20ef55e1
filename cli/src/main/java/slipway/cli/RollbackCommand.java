package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway rollback}. */
@Command(
        name = "rollback",
        description = "Brings an earlier release back at once. A deployment that is under way is put back first.",
        footer = {"", Start.EXIT_CODES})
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private final Start start;

    @Mixin
    private final Apps apps = new Apps();

    @Option(
            names = "--to",
            paramLabel = "RELEASE",
            description = "A digest or tag that was deployed here before. Default: the release before the running one.")
    private @Nullable String to;

    @Option(
            names = "--configuration",
            description =
                    "Puts variables, memory, time-out, storage, tracing, logging and the image's settings back, too, from the"
                            + " version that the function keeps of the release.")
    private boolean configuration;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; is recorded.")
    private @Nullable String reason;

    RollbackCommand(Terminal terminal, Remote remote) {
        this.start = new Start(terminal, remote);
    }

    @Override
    public Integer call() {
        ObjectNode request = Start.request("rollback");
        Start.put(request, "to", to);
        Start.put(request, "reason", reason);
        if (configuration) {
            request.put("configuration", true);
        }
        apps.putInto(request, start.machine().plan());
        return start.run(request);
    }
}
