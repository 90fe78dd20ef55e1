package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slipway.definition.Plan;
import slipway.error.DeploymentError;
import slipway.image.CheckImage;
import slipway.image.Digest;
import slipway.image.ImageUri;
import slipway.local.Poll;
import slipway.preflight.FunctionFacts;
import slipway.preflight.Readiness;
import slipway.rehearse.AccountState;
import slipway.rehearse.Progress;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code slipway plan}: reads, and changes nothing. */
@Command(
        name = "plan",
        description = {
            "Tells what a deployment would do now, how long it would take and what it would cost. Nothing is changed.",
            "The account's own state is read - image, functions, ledger, alarms, workflow -, and the deployment is"
                    + " rehearsed on it."
        },
        footer = {"", "Exit code: 0 it would succeed, 1 it would fail, 2 the input cannot be used."})
final class PlanCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long SEED = 1;

    @Mixin
    private final Machine machine;

    @Mixin
    private final Apps apps = new Apps();

    @Option(names = "--tag", paramLabel = "TAG", description = "The image's tag.")
    private @Nullable String tag;

    @Option(names = "--digest", paramLabel = "DIGEST", description = "The image's digest.")
    private @Nullable String digest;

    @Option(
            names = "--by-hand",
            description =
                    "As ship starts it: an operator's word passes a poison and a pin. Default: as a push or CI does.")
    private boolean byHand;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    private final Terminal terminal;
    private final Poll poll;

    PlanCommand(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.poll = remote.poll();
    }

    @Override
    public Integer call() {
        Preview preview = preview();
        terminal.out().print(json ? PreviewReport.json(preview) : PreviewReport.text(preview));
        terminal.out().flush();
        return preview.succeeds() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private Preview preview() {
        Plan plan = Plan.of(machine.manifest(), machine.environment());
        ObjectNode request = request(plan);
        AccountReader reader =
                new AccountReader(machine.clients(), plan, machine.account().arn(), poll.pause());
        List<String> obstacles = new ArrayList<>();
        Optional<CheckImage.Output> image = image(reader, obstacles);
        Map<String, FunctionFacts.Facts> functions = reader.functions();
        image.ifPresent(found -> obstacles.addAll(problems(plan, functions, found.architecture())));
        Optional<RehearsalResult> rehearsed =
                image.filter(_ -> obstacles.isEmpty()).map(found -> rehearse(request, state(reader, functions, found)));
        return new Preview(
                plan.application(),
                plan.environment(),
                Optional.ofNullable(tag).orElse(String.valueOf(digest)),
                image,
                obstacles,
                functions,
                rehearsed,
                notes(plan, reader, image));
    }

    /** The input of the execution that is meant. */
    private ObjectNode request(Plan plan) {
        if (tag == null && digest == null) {
            throw new BadInput("plan needs --tag or --digest");
        }
        ObjectNode request = byHand ? Start.request("deploy") : MAPPER.createObjectNode();
        Start.put(request, "tag", tag);
        Start.putDigest(request, digest);
        apps.putInto(request, plan);
        return request;
    }

    private Optional<CheckImage.Output> image(AccountReader reader, List<String> obstacles) {
        try {
            return Optional.of(reader.image(
                    Optional.ofNullable(tag), Optional.ofNullable(digest).map(Digest::new)));
        } catch (DeploymentError e) {
            obstacles.add(e.getClass().getName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What of those functions is in the way that are meant. */
    private List<String> problems(Plan plan, Map<String, FunctionFacts.Facts> functions, String architecture) {
        List<String> problems = new ArrayList<>();
        plan.functions().stream().filter(apps::concern).forEach(function -> {
            List<String> found = Readiness.problems(
                    facts(functions, function), function.alias(), function.variables(), architecture);
            if (!found.isEmpty()) {
                problems.add("slipway.error.FunctionNotReady: " + function.name() + ": " + String.join("; ", found));
            }
        });
        return problems;
    }

    private static FunctionFacts.Facts facts(Map<String, FunctionFacts.Facts> functions, Plan.Function function) {
        return Optional.ofNullable(functions.get(function.name())).orElseThrow();
    }

    private AccountState state(
            AccountReader reader, Map<String, FunctionFacts.Facts> functions, CheckImage.Output image) {
        Map<String, AccountState.Code> code = new HashMap<>();
        functions.forEach((name, facts) -> code.put(
                name,
                new AccountState.Code(digest(facts.live(), image.digest()), digest(facts.latest(), image.digest()))));
        return new AccountState(
                poll.clock().instant(), image, code, reader.ledger(image.digest()), reader.alarms(), reader.workflow());
    }

    /** A function that is not meant may have none; what it runs then plays no part. */
    private static Digest digest(Optional<ImageUri> image, Digest otherwise) {
        return image.map(ImageUri::digest).orElse(otherwise);
    }

    private RehearsalResult rehearse(ObjectNode request, AccountState state) {
        return Rehearsal.run(
                new RehearsalRequest(
                        machine.manifest(),
                        machine.environment(),
                        List.of(),
                        Optional.of(request.toString()),
                        Map.of(),
                        SEED),
                state,
                Progress.NONE);
    }

    private List<String> notes(Plan plan, AccountReader reader, Optional<CheckImage.Output> image) {
        List<String> notes = new ArrayList<>();
        image.ifPresent(found -> notes.addAll(reader.retention(found.digest())));
        Map<String, AttributeValue> lock = reader.lock();
        if (Words.of(lock, "status").equals("held")) {
            notes.add("the lock is held by " + Words.of(lock, "holder") + " since " + Words.of(lock, "since")
                    + ": a deployment waits for it up to half an hour, or recovers it when that execution is dead; the"
                    + " rehearsal begins as if it were free");
        }
        plan.approval()
                .ifPresent(approval -> notes.add("somebody has to approve within " + approval.withinSeconds() / 3_600.0
                        + " h; the rehearsal's approver takes a minute"));
        Optional<String> installed = reader.definition(machine.arn());
        if (installed.isEmpty()) {
            notes.add("there is no " + machine.arn() + ": deploy the environment's stack first");
        } else if (!installed.get().contains(plan.key())) {
            notes.add("the machine that is installed was made from another manifest than this one: deploy the"
                    + " environment's stack first");
        }
        return notes;
    }
}
