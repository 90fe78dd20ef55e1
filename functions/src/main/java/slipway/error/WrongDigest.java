package slipway.error;

/** A function runs another image than the one that was asked for. */
public final class WrongDigest extends Fault {
    public WrongDigest(String message) {
        super(message);
    }
}
