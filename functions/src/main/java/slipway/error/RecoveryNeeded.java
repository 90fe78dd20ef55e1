package slipway.error;

/** A rollback failed here before; the environment stays locked until it has been recovered. */
public final class RecoveryNeeded extends Refusal {
    public RecoveryNeeded(String message) {
        super(message);
    }
}
