package slipway.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import slipway.local.Deployments;
import slipway.local.Fault;
import slipway.local.LocalCloud;
import slipway.rehearse.Break;

/** {@code slipway local}. */
@Command(
        name = "local",
        description = {
            "Runs Slipway for real on this machine: LocalStack, the stacks as the CDK deploys them, and the example"
                    + " application with functions that are processes.",
            "With AWS_ENDPOINT_URL, that LocalStack is used; otherwise one is started, which needs a Python 3.13."
        })
final class LocalCommand {
    private final Terminal terminal;
    private final Optional<LocalCloud> cloud;

    /** @param cloud absent when it is not known where Slipway stands */
    LocalCommand(Terminal terminal, Optional<LocalCloud> cloud) {
        this.terminal = terminal;
        this.cloud = cloud;
    }

    @Command(
            name = "up",
            description = "Starts the local cloud and puts Slipway and the example application into it.",
            footer = {"", "Exit code: 0 it runs, 69 the machine lacks something or a part of it failed."})
    int up(
            @Option(
                            names = "--environment",
                            paramLabel = "NAME",
                            defaultValue = "dev",
                            description = "Which environment to install. Default: ${DEFAULT-VALUE}.")
                    String environment) {
        LocalCloud local = cloud();
        URI endpoint = local.up(known(local, environment));
        terminal.out().println("The local cloud runs at " + endpoint + ".");
        terminal.out().println("  next   ./slipway local push --environment " + environment);
        terminal.out().println("  logs   " + local.folders().logs());
        terminal.out().println("  end    ./slipway local down");
        return ExitCode.SUCCESS;
    }

    @Command(
            name = "push",
            description =
                    "Pushes a new image to the local cloud's ECR, which starts a deployment, and follows it to its end.",
            footer = {"", "Exit code: 0 the outcome is a success, 1 it is a failure, 2 the input cannot be used."})
    int push(
            @Option(
                            names = "--environment",
                            paramLabel = "NAME",
                            defaultValue = "dev",
                            description = "Where to. Default: ${DEFAULT-VALUE}.")
                    String environment,
            @Option(
                            names = Breaks.OPTION,
                            paramLabel = "FUNCTION=KIND",
                            completionCandidates = RehearseCommand.BreakKinds.class,
                            description = "Makes the new image bad for a function; may be repeated. Kinds:"
                                    + " ${COMPLETION-CANDIDATES}.")
                    List<String> breaks) {
        LocalCloud local = cloud();
        String name = known(local, environment);
        Deployments.End end = local.push(name, faults(local, breaks == null ? List.of() : breaks));
        print(end);
        local.versions(name)
                .forEach((function, version) -> terminal.out().println("  " + function + " answers as " + version));
        return end.succeeded() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    @Command(
            name = "status",
            description = "Shows whether a local cloud runs, and which image each function answers from.",
            footer = {"", "Exit code: 0 it runs, 1 it does not."})
    int status(
            @Option(
                            names = "--environment",
                            paramLabel = "NAME",
                            defaultValue = "dev",
                            description = "Which environment to show. Default: ${DEFAULT-VALUE}.")
                    String environment) {
        LocalCloud local = cloud();
        Optional<URI> endpoint = local.endpoint();
        if (endpoint.isEmpty()) {
            terminal.out().println("No local cloud runs. Start one by `slipway local up`.");
            return ExitCode.FAILURE;
        }
        terminal.out().println("The local cloud runs at " + endpoint.get() + ".");
        local.versions(known(local, environment))
                .forEach((function, version) -> terminal.out().println("  " + function + " answers as " + version));
        local.latest(environment).ifPresent(this::print);
        return ExitCode.SUCCESS;
    }

    @Command(name = "logs", description = "Shows where the logs are, and the last lines of LocalStack's.")
    int logs() {
        LocalCloud local = cloud();
        local.lastLines().forEach(terminal.out()::println);
        terminal.err().println("All logs: " + local.folders().logs());
        return ExitCode.SUCCESS;
    }

    @Command(name = "down", description = "Ends the local cloud, with every process that belongs to it.")
    int down() {
        terminal.out().println(cloud().down() ? "The local cloud has ended." : "No local cloud runs.");
        return ExitCode.SUCCESS;
    }

    private void print(Deployments.End end) {
        terminal.out()
                .println("%s after %s s%s"
                        .formatted(
                                end.word(),
                                String.format(Locale.ROOT, "%.1f", end.took().toMillis() / 1000.0),
                                end.reason().isEmpty() ? "" : ": " + end.reason()));
    }

    private LocalCloud cloud() {
        return cloud.orElseThrow(
                () -> new BadInput(
                        "it is not known where Slipway stands, and a local cloud is made of what is there. Start Slipway by its launcher."));
    }

    private static String known(LocalCloud local, String environment) {
        Set<String> known = local.manifest().environments().keySet();
        return Known.require("--environment", "environment", environment, known);
    }

    private static Map<String, Fault> faults(LocalCloud local, List<String> breaks) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        Map<String, Break> parsed = Breaks.parse(
                breaks, new ArrayList<>(local.manifest().functions().keySet()));
        parsed.forEach(
                (function, kind) -> faults.put(function, Fault.of(kind.word()).orElseThrow()));
        return faults;
    }
}
