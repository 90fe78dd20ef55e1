package slipway.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import slipway.definition.PlanTooLarge;
import slipway.local.Folders;
import slipway.local.LocalCloud;
import slipway.local.Unavailable;
import slipway.manifest.InvalidManifest;
import slipway.rehearse.InvalidRehearsal;
import slipway.rehearse.Rehearsal;
import software.amazon.awssdk.core.exception.SdkException;

/** The command line. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Slipway.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Deploys container-image AWS Lambdas, and the Step Functions workflow they serve.")
final class Slipway {
    private static final String UNCHANGED = "Nothing was changed.";

    private final Terminal terminal;

    private Slipway(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess(System.getProperties(), System.getenv());
        Optional<Path> home =
                Optional.ofNullable(System.getProperty("slipway.home")).map(Path::of);
        Optional<LocalCloud> cloud = home.map(checkout -> localCloud(terminal, checkout));
        System.exit(run(terminal, home, Rehearsal::run, cloud, args));
    }

    /**
     * Runs one command.
     *
     * @param home the directory where Slipway stands
     * @param cloud what {@code slipway local} works on; absent when {@code home} is
     * @return what the process is to exit with
     */
    static int run(
            Terminal terminal, Optional<Path> home, Rehearser rehearser, Optional<LocalCloud> cloud, String... args) {
        return run(terminal, home, rehearser, cloud, Remote.ofProcess(), args);
    }

    /** The same, with the world that the commands reach which work on an account. */
    static int run(
            Terminal terminal,
            Optional<Path> home,
            Rehearser rehearser,
            Optional<LocalCloud> cloud,
            Remote remote,
            String... args) {
        Slipway slipway = new Slipway(terminal);
        CommandLine command = new CommandLine(slipway)
                .addSubcommand(new RehearseCommand(terminal, home, rehearser))
                .addSubcommand(new LocalCommand(terminal, cloud))
                .addSubcommand(new ManifestCommand(terminal))
                .addSubcommand(AslCommand.of(terminal))
                .addSubcommand(new PlanCommand(terminal, remote))
                .addSubcommand(new ShipCommand(terminal, remote))
                .addSubcommand(new RollbackCommand(terminal, remote))
                .addSubcommand(new DrillCommand(terminal, remote))
                .addSubcommand(new PromoteCommand(terminal, remote))
                .addSubcommand(new UnpinCommand(terminal, remote))
                .addSubcommand(new StatusCommand(terminal, remote))
                .addSubcommand(new HistoryCommand(terminal, remote))
                .addSubcommand("approve", new AnswerCommand(terminal, remote, true))
                .addSubcommand("reject", new AnswerCommand(terminal, remote, false))
                .addSubcommand(new FreezeCommand(terminal, remote))
                .addSubcommand(new UnfreezeCommand(terminal, remote))
                .addSubcommand(new CompletionCommand(terminal));
        return command.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(slipway::misused)
                .setExecutionExceptionHandler(slipway::failed)
                .execute(args);
    }

    private static LocalCloud localCloud(Terminal terminal, Path checkout) {
        Path userHome = Path.of(System.getProperty("user.home"));
        return new LocalCloud(
                Folders.of(checkout, userHome, System.getenv()),
                userHome,
                System.getenv(),
                Optional.empty(),
                terminal::say);
    }

    private int misused(ParameterException e, String[] args) {
        terminal.err().println("slipway: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(
                e, e.getCommandLine().getErr());
        terminal.err().println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help. " + UNCHANGED);
        return ExitCode.BAD_INPUT;
    }

    private int failed(Exception e, CommandLine command, ParseResult parsed) {
        switch (e) {
            case InvalidManifest invalid -> terminal.err().println(invalid.getMessage());
            case BadInput bad -> terminal.err().println("slipway: " + bad.getMessage());
            case InvalidRehearsal invalid -> terminal.err().println("slipway: " + invalid.getMessage());
            case PlanTooLarge tooLarge -> terminal.err().println("slipway: " + tooLarge.getMessage());
            case Unavailable unavailable -> {
                terminal.err().println("slipway: " + unavailable.getMessage());
                return ExitCode.UNAVAILABLE;
            }
            case SdkException refused ->
                terminal.err()
                        .println("slipway: AWS: " + refused.getMessage()
                                + " Check the credentials, the region, and that the environment is installed.");
            default -> {
                e.printStackTrace(terminal.err());
                terminal.err()
                        .println("slipway: this is a mistake in Slipway itself, not in its input. Please report it with"
                                + " the lines above and the command that you gave. " + UNCHANGED);
                return ExitCode.BUG;
            }
        }
        terminal.err().println(UNCHANGED);
        return ExitCode.BAD_INPUT;
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "slipway "
                        + Optional.ofNullable(Slipway.class.getPackage().getImplementationVersion())
                                .orElse("(not built as a jar)")
            };
        }
    }
}
