package slipway.verify;

/**
 * What one check found.
 *
 * @param check {@code digest}, {@code health}, {@code test}, {@code smoke}, {@code logs}, {@code invocation} or {@code workflow}
 * @param detail one sentence; never a body, a value or a secret
 */
public record Evidence(String check, Result result, String detail) {
    /** How a check ended. */
    public enum Result {
        PASSED,
        FAILED,
        NOT_VERIFIED
    }

    static Evidence passed(String check, String detail) {
        return new Evidence(check, Result.PASSED, detail);
    }

    static Evidence failed(String check, String detail) {
        return new Evidence(check, Result.FAILED, detail);
    }

    static Evidence notVerified(String check, String detail) {
        return new Evidence(check, Result.NOT_VERIFIED, detail);
    }
}
