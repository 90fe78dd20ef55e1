package slipway.cli;

/** What the process tells its caller. */
final class ExitCode {
    static final int SUCCESS = 0;
    /** The deployment's outcome is a failure. */
    static final int FAILURE = 1;

    static final int BAD_INPUT = 2;
    /** The machine lacks something, or a part of the local cloud failed; the number that sysexits.h gives to it. */
    static final int UNAVAILABLE = 69;
    /** A mistake in Slipway itself; the number that sysexits.h gives to it. */
    static final int BUG = 70;

    private ExitCode() {}
}
