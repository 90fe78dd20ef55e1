package slipway.rehearse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.image.CheckImage;
import slipway.image.Digest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was read of an account in which the application runs, and which a simulated one begins with.
 *
 * <p>Every function is one that may be deployed to, and the image one that may be deployed: that was judged before.
 *
 * @param now when it was read
 * @param image the one that is to be deployed
 * @param code what each function runs, by its real name
 * @param ledger items of the ledger
 * @param alarms the state of each that exists, by its name
 * @param workflow the workflow's definition; empty when there is none
 */
public record AccountState(
        Instant now,
        CheckImage.Output image,
        Map<String, Code> code,
        List<Map<String, AttributeValue>> ledger,
        Map<String, String> alarms,
        Optional<String> workflow) {
    /** So long what setting it up makes happen may take until it is over. */
    private static final Duration LEAST = Duration.ofMinutes(5);

    public AccountState {
        code = Map.copyOf(code);
        ledger = List.copyOf(ledger);
        alarms = Map.copyOf(alarms);
    }

    /**
     * What a function runs.
     *
     * @param live what answers its callers
     * @param latest what its last update was to; another one where an alias stayed behind
     */
    public record Code(Digest live, Digest latest) {}

    /** When the simulated time begins: with the push of the image, because it counts which of two was pushed first. */
    Instant start() {
        return image.pushedAt().isBefore(now) ? image.pushedAt() : now;
    }

    /** How long after that it is now. */
    Duration age() {
        Duration age = Duration.between(start(), now);
        return age.compareTo(LEAST) < 0 ? LEAST : age;
    }
}
