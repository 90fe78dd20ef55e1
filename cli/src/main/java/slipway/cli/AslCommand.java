package slipway.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import slipway.asl.InvalidDefinition.Problem;
import slipway.asl.StateMachine;

/** {@code slipway asl}. */
@Command(
        name = "asl",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Checks and runs definitions in Amazon States Language, JSONata dialect. Nothing on AWS is called.")
final class AslCommand {
    private final Terminal terminal;

    private AslCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new AslCommand(terminal)).addSubcommand(new AslRunCommand(terminal));
    }

    @Command(
            name = "check",
            description = {
                "Says everything that is wrong in a definition, each with its line and path, or that nothing is.",
                "That is what Step Functions refuses, and what would only fail once an execution gets there: a function"
                        + " that does not exist, a variable that no state assigns."
            },
            footer = {"", "Exit code: 0 nothing was found, 2 something was."})
    int check(
            @Parameters(paramLabel = "DEFINITION", description = "A definition, or - for standard input.")
                    String file) {
        DefinitionFile definition = DefinitionFile.read(file, terminal.in());
        List<Problem> problems = StateMachine.check(definition.text());
        if (!problems.isEmpty()) {
            definition.print(terminal, problems);
            return ExitCode.BAD_INPUT;
        }
        int states = StateMachine.parse(definition.text()).stateNames().size();
        terminal.out().println(TextFile.name(file) + ": ok (" + states + (states == 1 ? " state)" : " states)"));
        return ExitCode.SUCCESS;
    }
}
