package slipway.error;

/** The function's health check did not give the answer that the manifest expects. */
public final class Unhealthy extends Fault {
    public Unhealthy(String message) {
        super(message);
    }
}
