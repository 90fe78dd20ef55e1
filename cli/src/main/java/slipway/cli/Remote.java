package slipway.cli;

import java.util.function.Supplier;
import slipway.local.Poll;

/**
 * The world that commands reach which work on an account.
 *
 * @param account looked up when a command needs it
 * @param poll what tells the time there, and waits
 */
record Remote(Supplier<AwsAccount> account, Poll poll) {
    static Remote ofProcess() {
        return new Remote(AwsAccount::ofProcess, Poll.REAL);
    }
}
