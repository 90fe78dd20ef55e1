package slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway history}: reads the ledger, and changes nothing. */
@Command(name = "history", description = "Tells an environment's last deployments, the newest first.")
final class HistoryCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ERRORS = "slipway.error.";

    @Mixin
    private final Machine machine;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many deployments. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--json", description = "Prints one JSON array, with everything that is on record.")
    private boolean json;

    private final Terminal terminal;

    HistoryCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
    }

    @Override
    public Integer call() {
        List<ObjectNode> deployments = new LedgerItems(machine).deployments(last);
        terminal.out().print(json ? MAPPER.createArrayNode().addAll(deployments) + "\n" : text(deployments));
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }

    private String text(List<ObjectNode> deployments) {
        if (deployments.isEmpty()) {
            return "No deployment of " + machine.environment() + " is on record.\n";
        }
        Table table = new Table("started", "took", "outcome", "image", "by", "why");
        deployments.forEach(deployment -> table.row(
                words(deployment, "startedAt").replaceFirst("\\.\\d+", ""),
                took(deployment),
                words(deployment, "outcome"),
                image(deployment),
                words(deployment, "by"),
                why(deployment)));
        return table.toString();
    }

    private static String took(JsonNode deployment) {
        Duration took = Duration.between(
                Instant.parse(words(deployment, "startedAt")), Instant.parse(words(deployment, "endedAt")));
        return took.toSeconds() + " s";
    }

    private static String image(JsonNode deployment) {
        String digest = words(deployment, "digest");
        return digest.startsWith("sha256:") ? digest.substring(0, Math.min(19, digest.length())) : digest;
    }

    /** The error's name, and who let it happen. */
    private static String why(JsonNode deployment) {
        String error = words(deployment, "error");
        return Stream.of(
                        Optional.of(error.startsWith(ERRORS) ? error.substring(ERRORS.length()) : error),
                        told("approved by ", deployment, "approvedBy"),
                        told("passed: ", deployment, "passedFreeze"))
                .flatMap(Optional::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> told(String what, JsonNode deployment, String member) {
        return Optional.of(words(deployment, member))
                .filter(value -> !value.isEmpty())
                .map(value -> what + value);
    }

    private static String words(JsonNode deployment, String member) {
        return deployment.path(member).asText("");
    }
}
