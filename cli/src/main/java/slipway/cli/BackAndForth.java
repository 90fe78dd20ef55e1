package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import slipway.definition.Plan;
import slipway.image.Digest;
import slipway.ledger.Register;
import slipway.local.Deployments;

/** A drill with traffic: two rollbacks on demand, to the release before and to the one that runs. */
final class BackAndForth {
    private final Terminal terminal;
    private final Start start;
    private final Apps apps;

    BackAndForth(Terminal terminal, Start start, Apps apps) {
        this.terminal = terminal;
        this.start = start;
        this.apps = apps;
    }

    /** Answers the exit code. */
    int run(String reason) {
        start.requireWaiting("--really");
        Machine machine = start.machine();
        machine.requireFirst("--really");
        String environment = machine.environment();
        Register register = new Register(machine.account().dynamoDb(), machine.ledger());
        Digest running = running(register, machine);
        Deployments.End back = start.toEnd(request(reason));
        if (!back.succeeded()) {
            return ExitCode.FAILURE;
        }
        Optional<Deployments.End> end = Optional.empty();
        try {
            end = Optional.of(start.toEnd(request(reason).put("to", running.text())))
                    .filter(Deployments.End::succeeded);
        } finally {
            if (end.isEmpty()) {
                terminal.err()
                        .println("slipway: " + environment
                                + " went back, and it was not seen to go forward again. Mend the cause, then: ./slipway"
                                + " rollback --environment " + environment + " --to " + running + " --reason …");
            }
        }
        if (end.isEmpty()) {
            return ExitCode.FAILURE;
        }
        Deployments.End forth = end.get();
        // A rollback pins, so that nothing brings back what an operator left. This one left nothing.
        register.pin(environment)
                .filter(pin -> pin.by().equals(forth.execution()))
                .ifPresent(_ -> register.removePin(environment));
        start.say("Back in " + back.took().toSeconds() + " s, forward to " + running + " in "
                + forth.took().toSeconds() + " s.");
        return ExitCode.SUCCESS;
    }

    private ObjectNode request(String reason) {
        ObjectNode request = Start.request("rollback").put("reason", reason);
        apps.putInto(request, start.machine().plan());
        return request;
    }

    /** What all the functions run: going forward brings each to the same digest. */
    private Digest running(Register register, Machine machine) {
        String environment = machine.environment();
        new LedgerItems(machine)
                .item("lock")
                .filter(lock -> !lock.path("status").asText("free").equals("free"))
                .ifPresent(lock -> {
                    throw new BadInput(
                            "--really: %s is %s by %s; two rollbacks would throw away what that one does. Drill when it has ended."
                                    .formatted(
                                            environment,
                                            lock.path("status").asText(),
                                            lock.path("holder").asText()));
                });
        Digest running = register.running(environment)
                .orElseThrow(() -> new BadInput("--really: nothing was deployed to " + environment
                        + " yet, so there is nothing to go forward to. Deploy twice, then drill."))
                .digest();
        register.pin(environment).ifPresent(pin -> {
            throw new BadInput("--really: %s is pinned to %s (%s), which two rollbacks would forget. Unpin it first."
                    .formatted(environment, pin.named(), pin.reason()));
        });
        List<String> others = machine.plan().functions().stream()
                .filter(apps::concern)
                .map(Plan.Function::name)
                .filter(name -> register.left(environment, name)
                        .filter(left -> left.digest().equals(running))
                        .isEmpty())
                .toList();
        if (!others.isEmpty()) {
            throw new BadInput(
                    "--really: these functions were not deployed with %s, which runs in %s, and going forward"
                                    .formatted(running, environment)
                            + " would change them: " + String.join(", ", others)
                            + ". Deploy all apps, or name others with --apps.");
        }
        return running;
    }
}
