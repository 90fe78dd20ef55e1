package slipway.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        tool.run("Preparing the account for the CDK", cdk("bootstrap", "aws://" + Account.ID + "/" + Account.REGION));
    }

    void deploy(String application, String environment) {
        tool.run(
                "Deploying Slipway's stacks",
                cdk(
                        "deploy",
                        "--require-approval",
                        "never",
                        "--context",
                        "manifest=" + manifest,
                        "slipway-" + application + "-ledger",
                        "slipway-" + application + "-" + environment));
    }

    private List<String> cdk(String... arguments) {
        List<String> command = new ArrayList<>(List.of(folders.cdk().toString()));
        command.addAll(List.of(arguments));
        app.ifPresent(program -> command.addAll(List.of("--app", program)));
        command.addAll(List.of("--output", folders.state().resolve("cdk.out").toString()));
        return command;
    }
}
