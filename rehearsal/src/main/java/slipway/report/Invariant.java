package slipway.report;

import java.util.Optional;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline.Visit;

/** What must hold, under its number in the requirements. */
enum Invariant {
    I3("Every function was fit to be changed, before anything was"),
    V1("Every function runs exactly the requested digest"),
    V2("Health and endpoints answer as they should"),
    V3("Logs show the application at work, and no import errors"),
    V4("Users meet no more errors than they may, and no alarm fires"),
    V5("The workflow reaches its functions"),
    V6("Test events are answered in the expected shape"),
    R2("Every function that was touched was put back");

    private static final String OURS = "slipway.error.";

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What a check is evidence for. */
    static Invariant of(Check check) {
        if (check.stage().equals("restored")) {
            return R2;
        }
        return switch (check.check()) {
            case "errors" -> V4;
            case "digest" -> V1;
            case "logs" -> V3;
            case "definition", "workflow" -> V5;
            case "test", "invocation" -> V6;
            default -> check.check().startsWith("precompute") ? V6 : V2;
        };
    }

    /** What a visit that failed is evidence against; empty when it says nothing of the application. */
    static Optional<Invariant> against(Visit visit, Optional<Phase> phase) {
        if (visit.state().startsWith("TestPrecompute")) {
            return Optional.of(V6);
        }
        String error = visit.error().filter(name -> name.startsWith(OURS)).orElse(OURS);
        return switch (error.substring(OURS.length())) {
            case "WrongDigest", "UpdateFailed", "UpdateOverwritten" -> Optional.of(V1);
            case "Unhealthy", "UnexpectedAnswer" -> Optional.of(V2);
            case "ImportFailed", "SilentFunction", "FunctionCrashed" -> Optional.of(V3);
            case "TooManyErrors", "AlarmFired", "AlarmGone" -> Optional.of(V4);
            case "WorkflowBroken" -> Optional.of(V5);
            default -> phase.map(Invariant::against);
        };
    }

    private static Invariant against(Phase phase) {
        return switch (phase) {
            case AIM, DRILL, PREFLIGHT -> I3;
            case UPDATE, WAIT, SHIFT -> V1;
            case VERIFY -> V2;
            case OBSERVE -> V4;
            case ROLLBACK -> R2;
        };
    }
}
