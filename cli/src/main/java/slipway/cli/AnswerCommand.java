package slipway.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import slipway.ledger.Approvals;

/** {@code slipway approve} and {@code slipway reject}. */
@Command(
        description =
                "Answers a deployment that waits for an approval. Your identity is recorded; the first answer counts.",
        footer = {"", "Exit code: 0 the answer counted, 1 it came second or too late, 2 the input cannot be used."})
final class AnswerCommand implements Callable<Integer> {
    @Mixin
    private final Machine machine;

    @Parameters(index = "0", paramLabel = "ID", description = "The approval's id, as the message and status tell it.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "none given", description = "Why; is recorded.")
    private String reason = "";

    private final Terminal terminal;
    private final InstantSource clock;
    private final boolean yes;

    AnswerCommand(Terminal terminal, Remote remote, boolean yes) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.clock = remote.poll().clock();
        this.yes = yes;
    }

    @Override
    public Integer call() {
        Approvals.Answer answer =
                machine.approvals().answer(id, yes, machine.account().identity(), clock.instant(), reason);
        terminal.out().println(answer.told());
        return answer.counted() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }
}
