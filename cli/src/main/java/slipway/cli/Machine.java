package slipway.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import slipway.definition.Plan;
import slipway.ledger.Approvals;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.step.Clients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which deployment machine a command speaks to: that of an application and an environment, in an account. */
final class Machine {
    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            defaultValue = "slipway.yaml",
            description = "What is deployed. Default: ${DEFAULT-VALUE}.")
    private @Nullable Path manifest;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "Which environment. Default: ${DEFAULT-VALUE}.")
    private String environment = "dev";

    private final Supplier<AwsAccount> source;
    private Optional<AwsAccount> account = Optional.empty();

    Machine(Supplier<AwsAccount> source) {
        this.source = source;
    }

    AwsAccount account() {
        account = Optional.of(account.orElseGet(source));
        return account.get();
    }

    String environment() {
        Known.require(
                "--environment",
                "environment",
                environment,
                manifest().environments().keySet());
        return environment;
    }

    Manifest manifest() {
        return ManifestFile.read(Optional.ofNullable(manifest).orElse(Path.of("slipway.yaml")));
    }

    /**
     * Refuses an environment that comes after another one.
     *
     * @param option what is allowed only there
     */
    void requireFirst(String option) {
        plan().after().ifPresent(before -> {
            throw new BadInput("%s is only for an environment that comes first, and %s comes after %s."
                    .formatted(option, environment, before));
        });
    }

    Plan plan() {
        return Plan.of(manifest(), environment());
    }

    String arn() {
        return account().arn() + ":stateMachine:slipway-" + manifest().application() + "-" + environment();
    }

    String ledger() {
        return "slipway-" + manifest().application() + "-ledger";
    }

    /** Everything that a deployment reads. */
    Clients clients() {
        return account().clients().apply(ledger());
    }

    Approvals approvals() {
        return new Approvals(account().dynamoDb(), account().stepFunctions(), ledger(), environment());
    }

    /** The key of one of the environment's items. */
    Map<String, AttributeValue> key(String item) {
        return Map.of("pk", AttributeValue.fromS("environment#" + environment()), "sk", AttributeValue.fromS(item));
    }
}
