package slipway.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The world that commands reach which work on an account.
 *
 * @param account looked up when a command needs it
 */
record Remote(Supplier<AwsAccount> account, InstantSource clock, Follower.Pause pause) {
    static Remote ofProcess() {
        return new Remote(AwsAccount::ofProcess, InstantSource.system(), Remote::sleep);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an execution was followed; it goes on", e);
        }
    }
}
