package slipway.report;

import java.util.ArrayList;
import java.util.List;

/** The timeline's rows of states: those that were visited, in the order in which they were first entered. */
final class StateRows {
    /**
     * A row.
     *
     * @param depth how many states enclose it
     * @param failures empty when nothing failed
     */
    record Row(
            String id,
            String node,
            String state,
            int depth,
            String start,
            String length,
            boolean failed,
            String failures,
            List<Bar> bars) {}

    private final Visited visited;
    private final Scale scale;
    private final List<Row> rows = new ArrayList<>();

    private StateRows(Visited visited, Scale scale) {
        this.visited = visited;
        this.scale = scale;
    }

    static List<Row> of(StateGraph.Flow flow, Visited visited, Scale scale) {
        StateRows states = new StateRows(visited, scale);
        states.add(flow, 0);
        return states.rows;
    }

    private void add(StateGraph.Flow flow, int depth) {
        flow.states().stream()
                .sorted((one, other) -> Double.compare(visited.start(one.name()), visited.start(other.name())))
                .forEach(state -> {
                    boolean shown = visited.contains(state.name());
                    if (shown) {
                        rows.add(row(state.name(), depth));
                    }
                    state.inside().forEach(inside -> add(inside, shown ? depth + 1 : depth));
                });
    }

    private Row row(String state, int depth) {
        String kind = visited.failed(state) ? "state failed" : "state";
        return new Row(
                GraphView.row(state),
                GraphView.id(state),
                state,
                depth,
                Figures.seconds(visited.start(state)),
                Figures.seconds(visited.span(state)),
                visited.failed(state),
                visited.failures(state),
                Bar.union(visited.of(state), scale).stream()
                        .map(stretch -> Bar.of(kind, stretch, scale, state))
                        .toList());
    }
}
