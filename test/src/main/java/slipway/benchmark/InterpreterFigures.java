package slipway.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import slipway.asl.Execution;

/** Measures the interpreter and prints a table; takes JMH's own options. */
final class InterpreterFigures {
    /** Enough for what else is on the heap not to matter. */
    private static final int KEPT = 20;

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private InterpreterFigures() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(InterpreterBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult run = results.iterator().next();
        Result<?> speed = run.getPrimaryResult();
        Execution one = Loop.run();
        double eventsPerTransition = (double) one.history().size() / one.billedTransitions();
        double allocated = Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
        row("billed transitions a second", speed.getScore());
        row("  error at 99.9 % confidence", speed.getScoreError());
        row("billed transitions a processor second", forEachProcessorSecond());
        row("events a second", speed.getScore() * eventsPerTransition);
        row("bytes allocated for each transition", allocated);
        row("bytes allocated for each event", allocated / eventsPerTransition);
        row("bytes that each event of a history keeps", keptForEachEvent());
    }

    /** The best of many rounds by the thread's own processor time, which others on the machine do not spoil. */
    private static double forEachProcessorSecond() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int i = 0; i < 10 * KEPT; i++) {
            long before = threads.getCurrentThreadCpuTime();
            Loop.run();
            best = Math.max(best, Loop.TRANSITIONS * 1e9 / (threads.getCurrentThreadCpuTime() - before));
        }
        return best;
    }

    private static void row(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-42s %,12.0f%n", what, figure);
    }

    /** What finished executions keep on the heap, their last inputs and outputs included, shared among their events. */
    private static double keptForEachEvent() {
        long before = used();
        List<Execution> kept = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            kept.add(Loop.run());
        }
        long grown = used() - before;
        return (double) grown
                / kept.stream().mapToLong(each -> each.history().size()).sum();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
