package slipway.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.definition.Plan;

/** Slipway's own stacks, deployed by the CDK's command line as anybody would, only to this cloud. */
final class Stacks {
    private static final Duration MOST = Duration.ofMinutes(15);

    private final Folders folders;
    private final Path manifest;
    private final Optional<String> app;
    private final Tool tool;

    Stacks(Folders folders, URI endpoint, Path manifest, Optional<String> app) {
        this.folders = folders;
        this.manifest = manifest;
        this.app = app;
        this.tool = new Tool(folders.checkout(), log(folders), Account.variables(endpoint), MOST);
    }

    static Path log(Folders folders) {
        return folders.logs().resolve("cdk.log");
    }

    void bootstrap() {
        tool.run(
                "Preparing the account for the CDK",
                cdk(List.of("bootstrap", "aws://" + Account.ID + "/" + Account.REGION)));
    }

    /** Those of the environments, and the ledger's that they share. */
    void deploy(List<Plan> plans) {
        List<String> arguments =
                new ArrayList<>(List.of("deploy", "--require-approval", "never", "--context", "manifest=" + manifest));
        plans.stream()
                .flatMap(plan -> Stream.of("ledger", plan.environment()).map(name -> stack(plan, name)))
                .distinct()
                .forEach(arguments::add);
        tool.run("Deploying Slipway's stacks", cdk(arguments));
    }

    private static String stack(Plan plan, String name) {
        return "slipway-" + plan.application() + "-" + name;
    }

    private List<String> cdk(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(folders.cdk().toString()));
        command.addAll(arguments);
        app.ifPresent(program -> command.addAll(List.of("--app", program)));
        command.addAll(List.of("--output", folders.state().resolve("cdk.out").toString()));
        return command;
    }
}
