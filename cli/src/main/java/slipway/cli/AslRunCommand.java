package slipway.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import slipway.asl.Execution;
import slipway.asl.InvalidDefinition;
import slipway.asl.StateMachine;

/** {@code slipway asl run}. */
@Command(
        name = "run",
        description = {
            "Runs one execution of a definition and prints how it ended, as one JSON object: status, then output, or error"
                    + " and cause.",
            "Waits, retries and time-outs pass in virtual time, which begins at 2026-01-01T00:00:00Z. Tasks are answered"
                    + " by mocks."
        },
        footer = {
            "",
            "Exit code: 0 the execution succeeded, 1 it ended otherwise, 2 the definition, the input or the mocks cannot"
                    + " be used."
        })
final class AslRunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEFINITION", description = "The definition, or - for standard input.")
    private String definition = "";

    @Option(
            names = "--input",
            paramLabel = "FILE|JSON",
            defaultValue = "{}",
            description = "The execution's input: a file, the JSON itself, or - for standard input. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String input = "";

    @Option(
            names = "--mocks",
            paramLabel = "FILE",
            description = "What the tasks answer, in the format of Step Functions Local: StateMachines with TestCases,"
                    + " and MockedResponses.")
    private @Nullable String mocks;

    @Option(
            names = "--test-case",
            paramLabel = "NAME",
            description = "Which test case of the mocks. May be left out when there is one only.")
    private @Nullable String testCase;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "The state machine's name, which also says which machine of the mocks it is. Default: the only"
                            + " one of the mocks, otherwise the name of the file.")
    private @Nullable String name;

    @Option(names = "--history", description = "Prints the events too, as GetExecutionHistory does.")
    private boolean history;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = RehearseCommand.Seed.class,
            description = "What $random, $uuid and jitter draw from: the same seed gives the same run. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed;

    private final Terminal terminal;

    AslRunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (definition.equals("-") && input.equals("-")) {
            throw new BadInput("definition and --input cannot both come from standard input. Put one into a file.");
        }
        DefinitionFile file = DefinitionFile.read(definition, terminal.in());
        StateMachine machine;
        try {
            machine = StateMachine.parse(file.text());
        } catch (InvalidDefinition e) {
            file.print(terminal, e.problems());
            return ExitCode.BAD_INPUT;
        }
        Object value = RunInput.read(input, terminal.in());
        Optional<MockedMachine> mocked = mocked(machine);
        Optional<String> named = mocked.map(MockedMachine::name).or(() -> Optional.ofNullable(name));
        LocalRun run = new LocalRun(machine, named.orElseGet(this::fileName), seed);
        Execution execution = run.run(value, mocked);
        terminal.out().println(JsonText.print(LocalRun.report(execution, history)));
        return execution.status() == Execution.Status.SUCCEEDED ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private Optional<MockedMachine> mocked(StateMachine machine) {
        if (mocks == null) {
            if (testCase != null) {
                throw new BadInput("--test-case: a test case is one of --mocks, which is missing.");
            }
            return Optional.empty();
        }
        MockedMachine mocked =
                MockFile.read(mocks, terminal.in()).machine(Optional.ofNullable(name), Optional.ofNullable(testCase));
        mocked.requireStates(machine.stateNames());
        return Optional.of(mocked);
    }

    /** Without what stands behind the first point, and without what no state machine's name may have. */
    private String fileName() {
        String file = definition.equals("-")
                ? ""
                : Path.of(definition).toAbsolutePath().normalize().getFileName().toString();
        String stem = file.replaceFirst("\\..*", "").replaceAll("[^A-Za-z0-9_-]", "-");
        return stem.isEmpty() ? "machine" : stem.substring(0, Math.min(stem.length(), 80));
    }
}
