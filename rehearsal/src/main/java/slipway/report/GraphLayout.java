package slipway.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Finds a place for every state and a line for every way between two, from top to bottom. */
final class GraphLayout {
    private static final double HEIGHT = 34;
    private static final double PER_CHARACTER = 7.6;
    private static final double MARGIN = 30;
    /** Room for what stands below a name. */
    private static final double NARROWEST = 124;

    private static final double CAPTION = 36;
    /** So many ways of errors into one state say nothing any more; those that were not taken are left out then. */
    private static final int CAUGHT_BY_MANY = 5;

    /** From one state of a flow to another one. */
    record Edge(String from, String to) {}

    /** Where a state is drawn, in pixels from the drawing's upper left corner. */
    record Box(StateGraph.State state, double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /** @param caught whether only an error leads this way */
    record Line(Edge edge, boolean caught, List<Point> points) {}

    /** @param boxes what surrounds a box comes before it */
    record Drawing(double width, double height, List<Box> boxes, List<Line> lines) {}

    private final Set<Edge> taken;
    private final Map<ElkNode, StateGraph.State> states = new HashMap<>();
    private final Map<ElkEdge, Line> lines = new HashMap<>();
    private final List<Box> drawnBoxes = new ArrayList<>();
    private final List<Line> drawnLines = new ArrayList<>();

    private GraphLayout(Set<Edge> taken) {
        this.taken = taken;
    }

    /** @param taken the ways that are drawn in any case */
    static Drawing of(StateGraph.Flow flow, Set<Edge> taken) {
        GraphLayout layout = new GraphLayout(taken);
        ElkNode root = ElkGraphUtil.createGraph();
        configure(root, 8);
        layout.add(flow, root);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        layout.place(root, 0, 0);
        return new Drawing(root.getWidth(), root.getHeight(), layout.drawnBoxes, layout.drawnLines);
    }

    private static void configure(ElkNode container, double top) {
        container.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        container.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        container.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        container.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
        container.setProperty(CoreOptions.SPACING_EDGE_NODE, 12.0);
        container.setProperty(CoreOptions.SPACING_EDGE_EDGE, 9.0);
        container.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        // Whoever wrote the definition wrote it in the order in which it runs; what goes up again is a loop.
        container.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        container.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        container.setProperty(CoreOptions.PADDING, new ElkPadding(top, 12, 12, 12));
        container.setProperty(CoreOptions.RANDOM_SEED, 1);
    }

    private void add(StateGraph.Flow flow, ElkNode container) {
        Map<String, ElkNode> nodes = new HashMap<>();
        for (StateGraph.State state : flow.states()) {
            ElkNode node = ElkGraphUtil.createNode(container);
            node.setDimensions(Math.max(NARROWEST, state.name().length() * PER_CHARACTER + MARGIN), HEIGHT);
            nodes.put(state.name(), node);
            states.put(node, state);
            if (!state.inside().isEmpty()) {
                configure(node, CAPTION + 12);
                state.inside().forEach(inside -> add(inside, node));
            }
        }
        flow.states().forEach(state -> connect(flow, state, nodes));
    }

    private void connect(StateGraph.Flow flow, StateGraph.State state, Map<String, ElkNode> nodes) {
        Map<String, Boolean> caught = new HashMap<>();
        state.ways().forEach(way -> caught.merge(way.to(), way.caught(), Boolean::logicalAnd));
        state.ways().stream().map(StateGraph.Way::to).distinct().forEach(to -> {
            Edge edge = new Edge(state.name(), to);
            boolean isCaught = caught.getOrDefault(to, false);
            ElkNode from = nodes.get(state.name());
            ElkNode target = nodes.get(to);
            if (from != null && target != null && (!isCaught || taken.contains(edge) || isTelling(flow, to))) {
                ElkEdge line = ElkGraphUtil.createSimpleEdge(from, target);
                // The path is what the eye is to follow.
                line.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, taken.contains(edge) ? 20 : 0);
                line.setProperty(LayeredOptions.PRIORITY_SHORTNESS, taken.contains(edge) ? 20 : 0);
                lines.put(line, new Line(edge, isCaught, List.of()));
            }
        });
    }

    private static boolean isTelling(StateGraph.Flow flow, String to) {
        return flow.states().stream()
                        .flatMap(state -> state.ways().stream())
                        .filter(way -> way.caught() && way.to().equals(to))
                        .count()
                < CAUGHT_BY_MANY;
    }

    private void place(ElkNode container, double x, double y) {
        for (ElkNode node : container.getChildren()) {
            double left = x + node.getX();
            double top = y + node.getY();
            Optional.ofNullable(states.get(node))
                    .ifPresent(state -> drawnBoxes.add(new Box(state, left, top, node.getWidth(), node.getHeight())));
            place(node, left, top);
        }
        for (ElkEdge edge : container.getContainedEdges()) {
            Line line = lines.get(edge);
            if (line != null) {
                edge.getSections()
                        .forEach(
                                section -> drawnLines.add(new Line(line.edge(), line.caught(), points(section, x, y))));
            }
        }
    }

    private static List<Point> points(ElkEdgeSection section, double x, double y) {
        Stream<Point> bends = section.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY()));
        return Stream.of(
                        Stream.of(new Point(section.getStartX(), section.getStartY())),
                        bends,
                        Stream.of(new Point(section.getEndX(), section.getEndY())))
                .flatMap(point -> point)
                .map(point -> new Point(x + point.x(), y + point.y()))
                .toList();
    }
}
