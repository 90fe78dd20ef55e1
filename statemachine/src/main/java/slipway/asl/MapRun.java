package slipway.asl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The child executions that one visit of a distributed Map started, as DescribeMapRun and ListExecutions show them. */
public final class MapRun {
    /** How a map run stands; the names are the service's. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED
    }

    /** How many executions, or items, are where; what waits to be started is pending. */
    public record Counts(
            long total, long pending, long running, long succeeded, long failed, long timedOut, long aborted) {}

    /** The input of one child, the items it stands for, and its execution once it has started. */
    static final class Child {
        final @Nullable Object input;
        final int items;

        @Nullable
        Execution execution;

        Child(@Nullable Object input, int items) {
            this.input = input;
            this.items = items;
        }

        boolean succeeded() {
            return execution != null && execution.status() == Execution.Status.SUCCEEDED;
        }

        boolean running() {
            return execution != null && execution.status() == Execution.Status.RUNNING;
        }
    }

    private final String arn;
    private final String stateName;
    private final int maxConcurrency;
    private List<Child> planned = List.of();
    private Status status = Status.RUNNING;
    private int redriveCount;

    MapRun(String arn, String stateName, int maxConcurrency) {
        this.arn = arn;
        this.stateName = stateName;
        this.maxConcurrency = maxConcurrency;
    }

    public String arn() {
        return arn;
    }

    /** The name of the Map state. */
    public String stateName() {
        return stateName;
    }

    /** How many children may run at the same time. */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    public Status status() {
        return status;
    }

    public int redriveCount() {
        return redriveCount;
    }

    /** The child executions that have started, in the order of their items. */
    public List<Execution> children() {
        List<Execution> started = new ArrayList<>();
        for (Child child : planned) {
            if (child.execution != null) {
                started.add(child.execution);
            }
        }
        return Collections.unmodifiableList(started);
    }

    /** The children counted. */
    public Counts executionCounts() {
        return counts(false);
    }

    /** The children's items counted; more than the children where an ItemBatcher groups them. */
    public Counts itemCounts() {
        return counts(true);
    }

    private Counts counts(boolean items) {
        Map<Execution.Status, Long> byStatus = new EnumMap<>(Execution.Status.class);
        long total = 0;
        long pending = 0;
        for (Child child : planned) {
            long weight = items ? child.items : 1;
            total += weight;
            if (child.execution == null) {
                pending += weight;
            } else {
                byStatus.merge(child.execution.status(), weight, Long::sum);
            }
        }
        return new Counts(
                total,
                pending,
                byStatus.getOrDefault(Execution.Status.RUNNING, 0L),
                byStatus.getOrDefault(Execution.Status.SUCCEEDED, 0L),
                byStatus.getOrDefault(Execution.Status.FAILED, 0L),
                byStatus.getOrDefault(Execution.Status.TIMED_OUT, 0L),
                byStatus.getOrDefault(Execution.Status.ABORTED, 0L));
    }

    List<Child> planned() {
        return planned;
    }

    void plan(List<Child> children) {
        planned = children;
    }

    void end(Status ending) {
        status = ending;
    }

    void redrive() {
        status = Status.RUNNING;
        redriveCount++;
    }
}
