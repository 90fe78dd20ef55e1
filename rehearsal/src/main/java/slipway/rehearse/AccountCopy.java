package slipway.rehearse;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import slipway.cloud.Image;
import slipway.cloud.Registry;
import slipway.cloud.RepositorySettings;
import slipway.cloud.ScanResult;
import slipway.cloud.SimulatedCloud;
import slipway.definition.Plan;
import slipway.image.Digest;

/** Lays what was read of an account into a simulated one. */
record AccountCopy(AccountState state, Plan plan, SimulatedCloud cloud) {
    /** What the account's own repository keeps is for its reader to judge: in the copy are but the images that play a part. */
    private static final String KEEP_ALL = """
            {"rules": [{"rulePriority": 1, "action": {"type": "expire"}, "selection": {"tagStatus": "tagged", \
            "tagPrefixList": ["nothing-has-this-"], "countType": "imageCountMoreThan", "countNumber": 1}}]}""";

    /** @param image behaves as every image does that is in the repository */
    void install(Application application, Image image) {
        cloud.registry().createRepository(plan.repository(), RepositorySettings.IMMUTABLE);
        cloud.registry().lifecyclePolicy(plan.repository(), KEEP_ALL);
        String architecture = state.image().architecture();
        Image built = image.withArchitecture(architecture.equals("x86_64") ? "amd64" : architecture);
        Digest candidate = state.image().digest();
        cloud.registry()
                .pushAs(
                        plan.repository(),
                        candidate.text(),
                        built,
                        state.image().tag());
        cloud.registry().scan(plan.repository(), candidate.text(), ScanResult.complete(Map.of()));
        Set<Digest> others = new LinkedHashSet<>();
        plan.functions().forEach(function -> {
            others.add(code(function).live());
            others.add(code(function).latest());
        });
        others.remove(candidate);
        others.forEach(digest -> cloud.registry()
                .pushAs(
                        plan.repository(),
                        digest.text(),
                        built,
                        "was-" + digest.text().substring("sha256:".length())));
        plan.functions().forEach(function -> install(application, function, architecture));
        plan.workflow()
                .ifPresent(workflow -> state.workflow()
                        .ifPresent(definition ->
                                cloud.stateMachines().registerDefinition(workflow.stateMachine(), definition)));
        state.alarms().forEach(cloud.metrics()::setAlarm);
    }

    private void install(Application application, Plan.Function function, String architecture) {
        AccountState.Code code = code(function);
        application.install(function, uri(code.live()), architecture);
        if (!code.latest().equals(code.live())) {
            cloud.lambda()
                    .updateFunctionCode(
                            request -> request.functionName(function.name()).imageUri(uri(code.latest())));
            // Slower than Lambda's rate limit.
            cloud.time().runFor(Duration.ofMillis(100));
        }
    }

    void fill(String ledgerTable) {
        state.ledger()
                .forEach(item -> cloud.dynamoDb()
                        .putItem(request -> request.tableName(ledgerTable).item(item)));
    }

    private AccountState.Code code(Plan.Function function) {
        return Objects.requireNonNull(
                state.code().get(function.name()), () -> function.name() + " was not read, though the plan has it");
    }

    private String uri(Digest digest) {
        return Registry.imageUri(plan.repository(), digest.text());
    }
}
