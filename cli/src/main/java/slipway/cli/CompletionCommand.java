package slipway.cli;

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
    enum Shell {
        bash,
        zsh
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SHELL",
            defaultValue = "bash",
            description = "Which shell: ${COMPLETION-CANDIDATES}. One script serves both. Default: ${DEFAULT-VALUE}.")
    private Shell shell = Shell.bash;

    @Spec
    private @Nullable CommandSpec spec;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandSpec root = Objects.requireNonNull(spec).root();
        terminal.out().println("# To be read by " + shell + ": source <(./slipway completion " + shell + ")");
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }
}
