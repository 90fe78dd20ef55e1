package slipway.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway completion}. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which a shell completes slipway's commands and options. To use it at once:",
            "  source <(./slipway completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {
    /** Shells that read the script; zsh does it by its bashcompinit, which the script itself turns on. */
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            completionCandidates = Shells.class,
            description = "Which shell: ${COMPLETION-CANDIDATES}. One script serves both. Default: ${DEFAULT-VALUE}.")
    private String shell = "bash";

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Known.require("SHELL", "shell", shell, SHELLS);
        CommandSpec root = Objects.requireNonNull(spec).root();
        terminal.out().println("# To be read by " + shell + ": source <(./slipway completion " + shell + ")");
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }

    /** What {@code --help} and the completion itself offer. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }
}
