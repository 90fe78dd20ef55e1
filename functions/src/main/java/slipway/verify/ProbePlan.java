package slipway.verify;

import java.util.List;
import java.util.function.Predicate;

/** Which probes are due at which moment, and what nobody will have seen; pure. */
final class ProbePlan {
    private ProbePlan() {}

    /**
     * The probes of a moment. An invocation reaches a staged version by its number, HTTP only what is live; a function
     * without alias has no version to stage, so it is invoked once it is live.
     */
    static List<Probe> probes(VerifyFunction.Input input) {
        Predicate<Probe> due = switch (input.stage()) {
            case STAGED -> probe -> probe.payload().isPresent();
            case LIVE -> probe -> probe.http().isPresent() || input.alias().isEmpty();
            case RESTORED -> probe -> probe.kind() == Probe.Kind.HEALTH;
        };
        return input.probes().stream().filter(due).toList();
    }

    /** What is not verified of a live function, because the manifest declares no way to see it. */
    static List<Evidence> gaps(VerifyFunction.Input input) {
        boolean invoked =
                input.probes().stream().anyMatch(probe -> probe.payload().isPresent());
        if (input.stage() != VerifyFunction.Stage.LIVE || invoked) {
            return List.of();
        }
        return List.of(Evidence.notVerified(
                "invocation",
                "not verified by invocation: the manifest declares no payload that it may be invoked with"
                        + (input.probes().isEmpty() ? ", nor any other probe" : "; its log was not read either")));
    }
}
