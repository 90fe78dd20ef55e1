package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway drill}. */
@Command(
        name = "drill",
        description = "Shows that a rollback would find its way: nothing is changed.",
        footer = {"", "Exit code: 0 every function could go back, 1 some could not, 2 the input cannot be used."})
final class DrillCommand implements Callable<Integer> {
    @Mixin
    private final Start start;

    @Mixin
    private final Apps apps = new Apps();

    @Option(
            names = "--really",
            description = "Goes back to the release before and forward again. Only in the first environment.")
    private boolean really;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; is recorded.")
    private @Nullable String reason;

    private final Terminal terminal;

    DrillCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.start = new Start(terminal, remote);
    }

    @Override
    public Integer call() {
        if (really) {
            return new BackAndForth(terminal, start, apps).run(reason == null ? "a drill" : reason);
        }
        ObjectNode request = Start.request("drill");
        Start.put(request, "reason", reason);
        apps.putInto(request, start.machine().plan());
        return start.run(request);
    }
}
