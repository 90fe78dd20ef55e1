package slipway.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import slipway.rehearse.Progress;

/** Tells of a rehearsal as it goes: a line for each state, and one for whatever happens to a function. */
final class ProgressLines implements Progress {
    private final PrintStream out;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void entered(String state, Duration since) {
        line(since, state);
    }

    @Override
    public void happened(String function, String what, Duration since) {
        line(since, "  " + function + ": " + what);
    }

    private void line(Duration since, String what) {
        out.println(String.format(Locale.ROOT, "%8.1f s  %s", since.toMillis() / 1000.0, what));
    }
}
