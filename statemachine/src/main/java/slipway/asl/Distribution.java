package slipway.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.asl.MapRun.Child;

/** A map run at work: it starts the child executions of a distributed Map and hears how they end. */
final class Distribution implements Fork {
    private final Visit visit;
    private final State.ForEach map;
    private final Distributed settings;
    private final MapRun run;
    private final Source source;
    private final Tolerance tolerance;
    private final ChildNames names;
    private final Deque<Child> pending = new ArrayDeque<>();
    private boolean planned;
    private int running;
    private int items;
    private int failedItems;
    private long succeededEvent;

    /** Where the items are. */
    private sealed interface Source {
        /** In the state. */
        record Listed(List<?> items) implements Source {}

        /** Elsewhere, until the map run has started. */
        record Elsewhere(String resource, @Nullable Object arguments, Map<String, ?> config) implements Source {}
    }

    private Distribution(Visit visit, State.ForEach map, Distributed settings) {
        View view = visit.view();
        this.visit = visit;
        this.map = map;
        this.settings = settings;
        this.source = settings.reader() == null
                ? new Source.Listed(new Items(visit, map).inState())
                : elsewhere(settings.reader(), view);
        this.tolerance = Tolerance.of(map, view);
        int concurrency = Limits.concurrency(map.maxConcurrency(), view, Limits.DISTRIBUTED_MAP_CONCURRENCY);
        this.names = ChildNames.of(visit.frame().engine(), map.name(), settings);
        this.run = new MapRun(names.mapRunArn(), map.name(), concurrency);
    }

    /** Evaluates what the map run needs; a {@link StateFailed} here fails the state before a map run starts. */
    static Distribution of(Visit visit, State.ForEach map, Distributed settings) {
        return new Distribution(visit, map, settings);
    }

    private static Source elsewhere(Distributed.Reader reader, View view) {
        Object arguments =
                reader.arguments() == null ? null : reader.arguments().evaluate(view);
        Map<String, Object> config = new LinkedHashMap<>();
        if (reader.config() != null && reader.config().evaluate(view) instanceof Map<?, ?> evaluated) {
            evaluated.forEach((name, value) -> config.put((String) name, value));
        }
        return new Source.Elsewhere(reader.resource(), arguments, config);
    }

    @Override
    public void start() {
        int length = source instanceof Source.Listed(List<?> items) ? items.size() : 0;
        visit.frame().record("MapStateStarted", Details.of("length", length));
        engine().execution().add(run);
        visit.frame().record("MapRunStarted", Details.of("mapRunArn", run.arn()));
        goOn();
    }

    /** Runs what has not succeeded again; children that ended on the way go on, those of Express workflows begin anew. */
    @Override
    public void redrive() {
        if (run.status() == MapRun.Status.SUCCEEDED) {
            // What failed was the state's own Output or Assign.
            visit.succeeded(map.exit(), outputs(), succeededEvent);
            return;
        }
        run.redrive();
        visit.frame().record("MapRunRedriven", Details.of("mapRunArn", run.arn(), "redriveCount", run.redriveCount()));
        goOn();
    }

    private void goOn() {
        try {
            plan();
        } catch (ItemReader.Failed e) {
            fail(new Failure(Failure.ITEM_READER_FAILED, Visit.shorten(String.valueOf(e.getMessage()))));
            return;
        } catch (StateFailed e) {
            fail(new Failure(e.error(), Visit.shorten(e.message())));
            return;
        }
        running = 0;
        failedItems = 0;
        pending.clear();
        for (Child child : run.planned()) {
            if (!child.succeeded()) {
                pending.add(child);
            }
        }
        startMore();
    }

    private void plan() throws ItemReader.Failed {
        if (planned) {
            return;
        }
        List<?> found = switch (source) {
            case Source.Listed(List<?> listed) -> listed;
            case Source.Elsewhere elsewhere -> read(elsewhere);
        };
        items = found.size();
        run.plan(new Items(visit, map).children(found, settings.batcher()));
        planned = true;
    }

    private List<?> read(Source.Elsewhere source) throws ItemReader.Failed {
        long most = 0;
        if (source.config().get("MaxItems") instanceof Number number) {
            most = number.longValue();
            if (most < 0) {
                throw new ItemReader.Failed("field MaxItems must be positive");
            }
        }
        List<?> items = engine().surroundings().items().read(source.resource(), source.arguments(), source.config());
        return most == 0 || items.size() <= most ? items : items.subList(0, (int) most);
    }

    private void startMore() {
        while (running < run.maxConcurrency() && !pending.isEmpty()) {
            Child child = pending.remove();
            running++;
            Execution before = child.execution;
            if (before != null && !settings.express() && before.hasRoom()) {
                before.redrive();
            } else {
                child.execution = engine().execution()
                        .startChild(names.child(child.input), map.processor(), settings.express(), () -> ended(child));
            }
        }
        if (running == 0 && run.status() == MapRun.Status.RUNNING) {
            complete();
        }
    }

    private void ended(Child child) {
        if (run.status() == MapRun.Status.RUNNING) {
            engine().run(() -> {
                running--;
                failedItems += child.succeeded() ? 0 : child.items;
                if (tolerance.allows(failedItems, items)) {
                    startMore();
                } else {
                    fail(Tolerance.EXCEEDED);
                }
            });
        }
    }

    private void complete() {
        List<@Nullable Object> outputs = outputs();
        if (JsonSize.of(outputs, Limits.PAYLOAD_BYTES) > Limits.PAYLOAD_BYTES) {
            fail(new Failure(Failure.DATA_LIMIT_EXCEEDED, Limits.tooLarge(map.name()), Failure.Kind.TOO_LARGE));
            return;
        }
        // The state's exit follows the start of the map run, not its success.
        succeededEvent = engine().history().add(visit.frame().cursor(), "MapRunSucceeded", Details.NONE);
        run.end(MapRun.Status.SUCCEEDED);
        visit.succeeded(map.exit(), outputs, succeededEvent);
    }

    private List<@Nullable Object> outputs() {
        List<@Nullable Object> outputs = new ArrayList<>(run.planned().size());
        for (Child child : run.planned()) {
            Execution execution = child.execution;
            if (execution != null) {
                outputs.add(
                        child.succeeded()
                                ? execution.output()
                                : new Failure(execution.error(), execution.cause()).errorOutput());
            }
        }
        return outputs;
    }

    private void fail(Failure failure) {
        stop(MapRun.Status.FAILED);
        visit.frame().record("MapRunFailed", failure.details());
        visit.failed(failure);
    }

    private void stop(MapRun.Status ending) {
        run.end(ending);
        pending.clear();
        running = 0;
        for (Child child : run.planned()) {
            if (child.execution != null && child.running()) {
                child.execution.abort(null, null);
            }
        }
    }

    @Override
    public void abort() {
        if (run.status() == MapRun.Status.RUNNING) {
            stop(MapRun.Status.ABORTED);
        }
    }

    @Override
    public void abortRunning(long previousEvent) {
        if (run.status() == MapRun.Status.RUNNING) {
            stop(MapRun.Status.ABORTED);
            engine().history().add(previousEvent, "MapRunAborted", Details.NONE);
        }
    }

    private Engine engine() {
        return visit.frame().engine();
    }
}
