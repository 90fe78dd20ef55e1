package slipway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import slipway.definition.Plan;
import slipway.definition.PlanTooLarge;
import slipway.manifest.InvalidManifest;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.manifest.Problem;

/** {@code slipway manifest}. */
@Command(name = "manifest", description = "Works on a manifest, slipway.yaml.")
final class ManifestCommand {
    private final Terminal terminal;

    ManifestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "check",
            description = "Says everything that is wrong in a manifest, each with its line, or that nothing is.",
            footer = {"", "Exit code: 0 the manifest can be used, 2 it cannot."})
    int check(@Parameters(paramLabel = "FILE", description = "The manifest, usually slipway.yaml.") Path file) {
        try {
            Manifest manifest = ManifestFile.read(file);
            // What is too large for Step Functions shows only when everything is filled in.
            manifest.environments().keySet().forEach(environment -> Plan.of(manifest, environment));
            terminal.out().println(file + ": ok (" + summary(manifest) + ")");
            return ExitCode.SUCCESS;
        } catch (InvalidManifest e) {
            print(terminal, file, e);
            return ExitCode.BAD_INPUT;
        } catch (PlanTooLarge e) {
            terminal.err().println(file + ": " + e.getMessage());
            terminal.err().println("1 problem.");
            return ExitCode.BAD_INPUT;
        }
    }

    /** A line for each problem, in the form that editors and CI make links of. */
    static void print(Terminal terminal, Path file, InvalidManifest invalid) {
        List<Problem> problems = invalid.problems();
        problems.forEach(problem -> terminal.err().println(file + ":" + line(problem)));
        terminal.err().println(problems.size() == 1 ? "1 problem." : "%d problems.".formatted(problems.size()));
    }

    private static String line(Problem problem) {
        return (problem.line() == 0 ? "" : problem.line() + ":") + " "
                + (problem.path().isEmpty() ? "" : problem.path() + ": ")
                + problem.message();
    }

    private static String summary(Manifest manifest) {
        int memberships = manifest.apps().values().stream().mapToInt(List::size).sum();
        return String.format(
                Locale.ROOT,
                "%s; %s; %s; %s; %s",
                manifest.application(),
                count(manifest.environments().size(), "environment") + ": "
                        + String.join(", ", manifest.environments().keySet()),
                count(manifest.apps().size(), "app"),
                count(manifest.functions().size(), "function"),
                count(memberships, "membership"));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
