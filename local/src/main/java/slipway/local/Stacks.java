package slipway.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Slipway's own stacks, deployed by the CDK's command line as anybody would, only to this cloud. */
final class Stacks {
    private static final Duration MOST = Duration.ofMinutes(15);

    private final Folders folders;
    private final Tool tool;

    Stacks(Folders folders, URI endpoint) {
        this.folders = folders;
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
                        "manifest=" + folders.manifest(),
                        "slipway-" + application + "-ledger",
                        "slipway-" + application + "-" + environment));
    }

    private List<String> cdk(String... arguments) {
        return Stream.concat(
                        Stream.of(folders.cdk().toString()),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--output",
                                        folders.state().resolve("cdk.out").toString())))
                .toList();
    }
}
