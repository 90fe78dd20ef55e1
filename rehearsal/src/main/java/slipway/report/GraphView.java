package slipway.report;

import java.util.List;
import java.util.stream.Collectors;
import slipway.report.GraphLayout.Box;
import slipway.report.GraphLayout.Drawing;
import slipway.report.GraphLayout.Line;

/** The state machine as the page draws it. */
record GraphView(String width, String height, String summary, List<Node> nodes, List<Arrow> arrows) {
    /** @param kind the classes that it is drawn with */
    record Node(
            String id,
            String row,
            boolean visited,
            boolean failed,
            boolean box,
            String kind,
            String name,
            String note,
            String title,
            String x,
            String y,
            String width,
            String height,
            String textX,
            String nameY,
            String noteY,
            String markX,
            String markY) {}

    /** @param path in the words of SVG */
    record Arrow(String kind, String path, boolean taken) {}

    static GraphView of(StateGraph.Flow flow, Visited visited) {
        Drawing drawing = GraphLayout.of(flow, visited.ways());
        List<Node> nodes =
                drawing.boxes().stream().map(box -> node(box, visited)).toList();
        long reached = nodes.stream().filter(Node::visited).count();
        long failed = nodes.stream().filter(Node::failed).count();
        return new GraphView(
                Figures.length(drawing.width()),
                Figures.length(drawing.height()),
                "%d of %d states were visited; in %d of them something failed".formatted(reached, nodes.size(), failed),
                nodes,
                drawing.lines().stream()
                        .map(line -> arrow(line, visited))
                        // What was taken lies above what was not.
                        .sorted((one, other) -> Boolean.compare(one.taken(), other.taken()))
                        .toList());
    }

    /** The id of a state's place in the drawing. */
    static String id(String state) {
        return "g-" + word(state);
    }

    /** The id of a state's row in the timeline. */
    static String row(String state) {
        return "t-" + word(state);
    }

    private static String word(String state) {
        return state.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static Node node(Box drawn, Visited visited) {
        String name = drawn.state().name();
        boolean box = !drawn.state().inside().isEmpty();
        boolean reached = visited.contains(name);
        boolean failed = visited.failed(name);
        String note = note(drawn.state(), visited);
        double textX = box ? drawn.x() + 12 : drawn.x() + drawn.width() / 2;
        return new Node(
                id(name),
                row(name),
                reached,
                failed,
                box,
                (reached ? "visited" : "unvisited") + (box ? " box" : "") + (failed ? " failed" : ""),
                name,
                note,
                title(drawn.state(), visited),
                Figures.length(drawn.x()),
                Figures.length(drawn.y()),
                Figures.length(drawn.width()),
                Figures.length(drawn.height()),
                Figures.length(textX),
                Figures.length(drawn.y() + (box ? 19 : 15)),
                Figures.length(drawn.y() + (box ? 32 : 27)),
                Figures.length(drawn.x() + drawn.width()),
                Figures.length(drawn.y()));
    }

    private static String note(StateGraph.State state, Visited visited) {
        int times = visited.of(state.name()).size();
        if (times == 0) {
            return state.type();
        }
        double span = visited.span(state.name());
        return state.type()
                + (times > 1 ? " · " + times + "×" : "")
                + (span >= 0.05 ? " · " + Figures.seconds(span) : "");
    }

    private static String title(StateGraph.State state, Visited visited) {
        String failures = visited.failures(state.name());
        String caught = state.ways().stream()
                .filter(StateGraph.Way::caught)
                .map(StateGraph.Way::to)
                .distinct()
                .collect(Collectors.joining(", "));
        return state.name() + ", " + state.type()
                + (visited.contains(state.name()) ? ", visited" : ", not visited")
                + (failures.isEmpty() ? "" : ", " + failures)
                + (caught.isEmpty() ? "" : ". An error leads to " + caught)
                + (state.comment().isEmpty() ? "" : ". " + state.comment());
    }

    private static Arrow arrow(Line line, Visited visited) {
        boolean taken = visited.ways().contains(line.edge());
        String path = "M"
                + line.points().stream()
                        .map(point -> Figures.length(point.x()) + " " + Figures.length(point.y()))
                        .collect(Collectors.joining("L"));
        return new Arrow((taken ? "taken" : "untaken") + (line.caught() ? " caught" : ""), path, taken);
    }
}
