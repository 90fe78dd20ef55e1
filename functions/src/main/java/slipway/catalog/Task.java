package slipway.catalog;

import static slipway.catalog.Grant.ALARM_READ;
import static slipway.catalog.Grant.FUNCTION_CALLERS;
import static slipway.catalog.Grant.FUNCTION_INVOKE;
import static slipway.catalog.Grant.FUNCTION_PUBLISH;
import static slipway.catalog.Grant.FUNCTION_READ;
import static slipway.catalog.Grant.FUNCTION_RESTORE;
import static slipway.catalog.Grant.FUNCTION_TRAFFIC;
import static slipway.catalog.Grant.FUNCTION_UPDATE;
import static slipway.catalog.Grant.FUNCTION_VERSIONS;
import static slipway.catalog.Grant.IMAGE_READ;
import static slipway.catalog.Grant.IMAGE_RETENTION;
import static slipway.catalog.Grant.IMAGE_TAG;
import static slipway.catalog.Grant.LEDGER_BEFORE_READ;
import static slipway.catalog.Grant.LEDGER_QUERY;
import static slipway.catalog.Grant.LEDGER_READ;
import static slipway.catalog.Grant.LEDGER_WRITE;
import static slipway.catalog.Grant.LOG_GROUP_READ;
import static slipway.catalog.Grant.LOG_SEARCH;
import static slipway.catalog.Grant.METRIC_READ;
import static slipway.catalog.Grant.PIN_REMOVE;
import static slipway.catalog.Grant.WORKFLOW_READ;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import slipway.conclude.Conclude;
import slipway.freeze.CheckFreeze;
import slipway.image.CheckImage;
import slipway.image.Registry;
import slipway.image.TaggedImages;
import slipway.intake.Intake;
import slipway.ledger.Ledger;
import slipway.ledger.Register;
import slipway.ledger.Releases;
import slipway.observe.CheckAlarms;
import slipway.observe.Observe;
import slipway.preflight.Preflight;
import slipway.promotion.CheckEligibility;
import slipway.promotion.CountVerified;
import slipway.promotion.FindNewest;
import slipway.promotion.PromoteImage;
import slipway.promotion.Retention;
import slipway.rollback.AimFunction;
import slipway.rollback.ChooseRelease;
import slipway.rollback.DrillFunction;
import slipway.rollback.Rollback;
import slipway.step.Clients;
import slipway.step.StepStream;
import slipway.traffic.ShiftTraffic;
import slipway.update.UpdateFunction;
import slipway.update.WaitUpdated;
import slipway.verify.InvokePrecompute;
import slipway.verify.VerifyDefinition;
import slipway.verify.VerifyFunction;
import software.amazon.awssdk.services.ecr.EcrClient;

/** The Lambdas of the machine: what the CDK app deploys, the rehearsal runs, and the definition's placeholders name. */
public enum Task {
    INTAKE("Intake", 10, Set.of(), _ -> new StepStream<>(Intake.Input.class, new Intake())),
    CHECK_IMAGE(
            "CheckImage",
            30,
            Set.of(IMAGE_READ),
            clients -> new StepStream<>(CheckImage.Input.class, new CheckImage(clients.ecr(), clients.http()))),
    FIND_NEWEST(
            "FindNewest",
            30,
            Set.of(LEDGER_READ, LEDGER_QUERY, LEDGER_BEFORE_READ, PIN_REMOVE, IMAGE_READ),
            clients -> new StepStream<>(FindNewest.Input.class, new FindNewest(clients.ecr(), register(clients)))),
    CHECK_ELIGIBILITY(
            "CheckEligibility",
            30,
            Set.of(LEDGER_READ, LEDGER_BEFORE_READ, LEDGER_WRITE, IMAGE_RETENTION),
            clients -> new StepStream<>(
                    CheckEligibility.Input.class, new CheckEligibility(register(clients), retention(clients)))),
    PREFLIGHT(
            "Preflight",
            30,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_CALLERS, FUNCTION_PUBLISH, LOG_GROUP_READ),
            clients -> new StepStream<>(
                    Preflight.Input.class,
                    new Preflight(clients.lambda(), clients.logs(), ledger(clients), register(clients)))),
    UPDATE_FUNCTION(
            "UpdateFunction",
            30,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_UPDATE, FUNCTION_PUBLISH, IMAGE_READ),
            clients -> new StepStream<>(
                    UpdateFunction.Input.class, new UpdateFunction(clients.lambda(), ledger(clients)))),
    WAIT_UPDATED(
            "WaitUpdated",
            30,
            Set.of(LEDGER_READ, FUNCTION_READ),
            clients -> new StepStream<>(WaitUpdated.Input.class, new WaitUpdated(clients.lambda(), ledger(clients)))),
    SHIFT_TRAFFIC(
            "ShiftTraffic",
            30,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_TRAFFIC),
            clients -> new StepStream<>(ShiftTraffic.Input.class, new ShiftTraffic(clients.lambda(), ledger(clients)))),
    VERIFY_FUNCTION(
            "VerifyFunction",
            120,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_INVOKE),
            clients -> new StepStream<>(
                    VerifyFunction.Input.class,
                    new VerifyFunction(clients.lambda(), clients.http(), ledger(clients), register(clients)))),
    VERIFY_DEFINITION(
            "VerifyDefinition",
            30,
            Set.of(WORKFLOW_READ),
            clients -> new StepStream<>(VerifyDefinition.Input.class, new VerifyDefinition(clients.stepFunctions()))),
    INVOKE_PRECOMPUTE(
            "InvokePrecompute",
            300,
            Set.of(FUNCTION_INVOKE),
            clients -> new StepStream<>(InvokePrecompute.Input.class, new InvokePrecompute(clients.lambda()))),
    COUNT_VERIFIED(
            "CountVerified",
            30,
            Set.of(LEDGER_QUERY),
            clients -> new StepStream<>(CountVerified.Input.class, new CountVerified(register(clients)))),
    PROMOTE_IMAGE(
            "PromoteImage",
            30,
            Set.of(LEDGER_READ, IMAGE_READ, IMAGE_TAG),
            clients -> new StepStream<>(PromoteImage.Input.class, new PromoteImage(clients.ecr(), register(clients)))),
    CHECK_ALARMS(
            "CheckAlarms",
            30,
            Set.of(ALARM_READ),
            clients -> new StepStream<>(CheckAlarms.Input.class, new CheckAlarms(clients.cloudWatch()))),
    OBSERVE(
            "Observe",
            120,
            Set.of(LEDGER_READ, LEDGER_WRITE, METRIC_READ, LOG_SEARCH, FUNCTION_INVOKE),
            clients -> new StepStream<>(Observe.Input.class, Observe.of(clients, ledger(clients)))),
    ROLLBACK(
            "Rollback",
            30,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_RESTORE, FUNCTION_TRAFFIC, IMAGE_READ),
            clients -> new StepStream<>(Rollback.Input.class, new Rollback(clients.lambda(), ledger(clients)))),
    CHECK_FREEZE(
            "CheckFreeze",
            10,
            Set.of(LEDGER_READ),
            clients -> new StepStream<>(CheckFreeze.Input.class, new CheckFreeze(ledger(clients)))),
    CHOOSE_RELEASE(
            "ChooseRelease",
            30,
            Set.of(LEDGER_READ, LEDGER_QUERY, IMAGE_READ),
            clients -> new StepStream<>(
                    ChooseRelease.Input.class,
                    new ChooseRelease(
                            clients.ecr(),
                            clients.http(),
                            new Releases(clients.dynamoDb(), clients.ledgerTable()),
                            register(clients)))),
    AIM_FUNCTION(
            "AimFunction",
            30,
            Set.of(LEDGER_READ, LEDGER_WRITE, FUNCTION_READ, FUNCTION_VERSIONS),
            clients -> new StepStream<>(AimFunction.Input.class, new AimFunction(clients.lambda(), ledger(clients)))),
    DRILL_FUNCTION(
            "DrillFunction",
            120,
            Set.of(LEDGER_WRITE, FUNCTION_VERSIONS, FUNCTION_INVOKE),
            clients -> new StepStream<>(
                    DrillFunction.Input.class, new DrillFunction(clients.lambda(), clients.http(), ledger(clients)))),
    CONCLUDE("Conclude", 10, Set.of(), _ -> new StepStream<>(Conclude.Input.class, new Conclude()));

    private final String placeholder;
    private final Duration timeout;
    private final Set<Grant> grants;
    private final Function<Clients, StepStream<?, ?>> step;

    Task(String placeholder, int timeoutSeconds, Set<Grant> grants, Function<Clients, StepStream<?, ?>> step) {
        this.placeholder = placeholder;
        this.timeout = Duration.ofSeconds(timeoutSeconds);
        this.grants = grants;
        this.step = step;
    }

    /** The name of the definition's placeholder, {@code ${…}} without its braces. */
    public String placeholder() {
        return placeholder;
    }

    /** The task's part of its Lambda's name, for example {@code update-function}. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Enough that the JVM starts quickly: a Lambda's share of a processor grows with its memory. */
    public int memoryMegabytes() {
        return 1024;
    }

    public Duration timeout() {
        return timeout;
    }

    public Set<Grant> grants() {
        return grants;
    }

    /** Makes the step, behind its JSON streams. */
    public StepStream<?, ?> step(Clients clients) {
        return step.apply(clients);
    }

    private static Retention retention(Clients clients) {
        EcrClient ecr = clients.ecr();
        return new Retention(new Registry(ecr, clients.http()), new TaggedImages(ecr));
    }

    private static Register register(Clients clients) {
        return new Register(clients.dynamoDb(), clients.ledgerTable());
    }

    private static Ledger ledger(Clients clients) {
        return new Ledger(clients.dynamoDb(), clients.ledgerTable());
    }
}
