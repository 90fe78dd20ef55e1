package slipway.ledger;

/**
 * An execution's hold on its environment's lock.
 *
 * @param environment whose lock
 * @param deployment whose function records it works on: its own deployment, or the one that it recovers
 * @param fence the lock's count when it was taken; whoever takes the lock later has a higher one
 */
public record Hold(String environment, String deployment, long fence) {}
