package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slipway.ledger.Approvals;

/** {@code slipway status}: reads the ledger, and changes nothing. */
@Command(
        name = "status",
        description = "Tells an environment's lock, freeze, pin, open approvals, and its last deployments.")
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> SINGLE = List.of("lock", "running", "freeze", "pin");
    private static final List<String> TOLD = List.of("endedAt", "outcome", "digest", "by", "approvedBy", "error");

    @Mixin
    private final Machine machine;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many deployments. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    private final Terminal terminal;

    StatusCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
    }

    @Override
    public Integer call() {
        ObjectNode status = MAPPER.createObjectNode().put("environment", machine.environment());
        LedgerItems ledger = new LedgerItems(machine);
        SINGLE.forEach(item -> ledger.item(item).ifPresent(found -> status.set(item, found)));
        machine.approvals()
                .open()
                .forEach(approval -> status.withArray("/approvals").add(open(approval)));
        ledger.deployments(last)
                .forEach(item -> status.withArray("/deployments").add(item));
        terminal.out().print(json ? status + "\n" : table(status));
        terminal.out().flush();
        return ExitCode.SUCCESS;
    }

    private static ObjectNode open(Approvals.Approval approval) {
        return MAPPER.createObjectNode().put("id", approval.id()).put("change", approval.change());
    }

    private static String table(ObjectNode status) {
        StringBuilder text = new StringBuilder();
        status.properties().stream()
                .filter(member -> !member.getValue().isArray())
                .forEach(member -> text.append("%-12s %s%n"
                        .formatted(
                                member.getKey(),
                                member.getValue().isTextual()
                                        ? member.getValue().textValue()
                                        : member.getValue())));
        status.path("approvals")
                .forEach(approval -> text.append("%-12s %s  %s%n"
                        .formatted(
                                "approval",
                                approval.path("id").asText(),
                                approval.path("change").asText())));
        status.path("deployments").forEach(deployment -> {
            TOLD.stream()
                    .map(key -> deployment.path(key).asText(""))
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> text.append(value).append("  "));
            text.append(System.lineSeparator());
        });
        return text.toString();
    }
}
