package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Why a pair is not run by LocalStack. */
enum LeftOut {
    TAKES_LONG((_, run) -> run.took().compareTo(Duration.ofSeconds(3)) > 0),

    /** LocalStack needs more than half a minute for texts as long as a payload may be. */
    TOO_LARGE((pair, _) -> pair.name().startsWith("limits-")),

    /** An answer that is laid down comes at once, is not null, and is no error of the service's own. */
    CANNOT_BE_ANSWERED(
            (_, run) -> run.answered().values().stream().flatMap(List::stream).anyMatch(LeftOut::isOutOfReach)),

    /** How far the other branches come until one fails. */
    DECIDED_BY_CHANCE(
            (_, run) -> run.told().history().isForked() && run.told().history().hasFailedBranch());

    private final BiPredicate<Pair, BySlipway.Run> reason;

    LeftOut(BiPredicate<Pair, BySlipway.Run> reason) {
        this.reason = reason;
    }

    static Optional<LeftOut> because(Pair pair, BySlipway.Run run) {
        return Arrays.stream(values())
                .filter(each -> each.reason.test(pair, run))
                .findFirst();
    }

    private static boolean isOutOfReach(JsonNode answer) {
        return answer.path("return").isNull()
                || answer.path("never").asBoolean()
                || answer.has("after")
                || answer.path("throw").path("error").asText().startsWith("States.");
    }
}
