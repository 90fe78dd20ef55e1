package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Users who call functions again and again in virtual time, each call going to the version that the alias chooses. They leave metrics and log
 * lines as any call does, but are no calls of an API: they count against no rate limit, and no fault strikes them.
 */
public final class UserTraffic {
    /** What a user sends: no probe of any manifest. */
    public static final String PAYLOAD = "{\"from\":\"a user\"}";

    private static final Duration BEAT = Duration.ofSeconds(1);

    /**
     * What users of one function met in one second, of those whom one digest answered.
     *
     * @param digest of the image that answered
     * @param failures how many of the calls failed
     */
    public record Tally(Instant at, String function, String digest, int calls, int failures) {}

    private final VirtualTime time;
    private final Randomness randomness;
    private final Invocations invocations;
    private final List<Tally> tallies = new ArrayList<>();
    private boolean stopped;

    UserTraffic(VirtualTime time, Randomness randomness, Invocations invocations) {
        this.time = time;
        this.randomness = randomness;
        this.invocations = invocations;
    }

    /**
     * Lets users call a function from now on.
     *
     * @param qualifier the alias that they call; {@code $LATEST} for the function itself
     * @param perSecond how many calls a second, on average
     * @param until when they leave at the latest
     */
    public void start(String function, String qualifier, double perSecond, Instant until) {
        RandomGenerator random = randomness.stream("users of " + function);
        Duration offset = Duration.ofMillis(random.nextInt((int) BEAT.toMillis()));
        time.after(offset, () -> beat(function, qualifier, perSecond, until, random));
    }

    /** All users leave. */
    public void stop() {
        stopped = true;
    }

    /** Everything that users met so far. */
    public List<Tally> tallies() {
        return Collections.unmodifiableList(tallies);
    }

    private void beat(String function, String qualifier, double perSecond, Instant until, RandomGenerator random) {
        if (stopped || !time.instant().isBefore(until)) {
            return;
        }
        int calls = (int) perSecond + (random.nextDouble() < perSecond % 1 ? 1 : 0);
        for (int call = 0; call < calls; call++) {
            call(function, qualifier);
        }
        time.after(BEAT, () -> beat(function, qualifier, perSecond, until, random));
    }

    private void call(String function, String qualifier) {
        Invocations.Target target = invocations.target(function, qualifier);
        String digest = target.version().running().imageDigest();
        boolean failed;
        try {
            invocations.checkReady(target);
            failed = invocations
                    .run(
                            target,
                            version -> version.running()
                                    .behaviour()
                                    .invoke(invocations.request(target.function(), version, PAYLOAD)),
                            reply -> reply)
                    .reply()
                    .errorType()
                    .isPresent();
        } catch (AwsServiceException _) {
            // The version refuses to run at all: users see that as a failure as well.
            failed = true;
        }
        add(new Tally(time.instant(), function, digest, 1, failed ? 1 : 0));
    }

    private void add(Tally next) {
        Tally last = tallies.isEmpty() ? next : tallies.getLast();
        boolean same = !tallies.isEmpty()
                && last.at().equals(next.at())
                && last.function().equals(next.function())
                && last.digest().equals(next.digest());
        if (same) {
            tallies.removeLast();
            tallies.add(new Tally(
                    next.at(),
                    next.function(),
                    next.digest(),
                    last.calls() + next.calls(),
                    last.failures() + next.failures()));
        } else {
            tallies.add(next);
        }
    }
}
