package slipway.asl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through a definition as it is written, and shows each expression with what may be seen where it stands. */
final class ExpressionWalk {
    private static final Set<String> WITH_RESULT = Set.of("Task", "Parallel", "Map");
    private static final Set<String> WITHOUT_EXPRESSIONS = Set.of("Comment", "Retry", "Type", "Resource", "Next");

    /** Which member of {@code $states} there is besides input and context. */
    enum Sight {
        NEITHER,
        RESULT,
        ERROR_OUTPUT
    }

    /**
     * Where an expression stands.
     *
     * @param pointer the JSON pointer of its field
     * @param variables those that some state assigns of this flow, or of one around it
     */
    record Place(String pointer, Sight sight, Set<String> variables) {
        private Place at(Object name) {
            return new Place(Fields.child(pointer, name), sight, variables);
        }

        private Place seeing(Sight other) {
            return new Place(pointer, other, variables);
        }
    }

    /** Takes what the walk comes to. */
    interface Visitor {
        void expression(String text, Place place);

        /** A flow is about to be gone through. */
        default void flow(String pointer, Map<?, ?> states) {}

        /** A member of an object that may have expressions in it. */
        default void member(String name, String pointer) {}

        /** A retrier or catcher. */
        default void errors(Object errorEquals, String pointer) {}
    }

    private final Visitor visitor;

    ExpressionWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    void through(Fields machine) {
        flow(machine.get("States"), machine.pointer("States"), Set.of());
    }

    private void flow(@Nullable Object states, String pointer, Set<String> outer) {
        if (!(states instanceof Map<?, ?> bodies)) {
            return;
        }
        visitor.flow(pointer, bodies);
        Set<String> variables = new TreeSet<>(outer);
        variables.addAll(FlowReader.assigned(new Fields(bodies, pointer, List.of())));
        bodies.forEach((name, body) -> {
            if (body instanceof Map<?, ?> fields) {
                state(fields, new Place(Fields.child(pointer, name), Sight.NEITHER, variables));
            }
        });
    }

    private void state(Map<?, ?> state, Place place) {
        boolean hasResult = state.get("Type") instanceof String type && WITH_RESULT.contains(type);
        state.forEach((key, value) -> {
            String field = (String) key;
            Place at = place.at(field);
            switch (field) {
                case "Branches", "ItemProcessor" -> inner(value, at);
                case "Catch", "Retry" -> handlers(value, at);
                case "Output", "Assign" -> value(value, hasResult ? at.seeing(Sight.RESULT) : at);
                default -> {
                    if (!WITHOUT_EXPRESSIONS.contains(field)) {
                        value(value, at);
                    }
                }
            }
        });
    }

    private void inner(@Nullable Object flows, Place place) {
        if (flows instanceof List<?> branches) {
            for (int i = 0; i < branches.size(); i++) {
                inner(branches.get(i), place.at(i));
            }
        } else if (flows instanceof Map<?, ?> flow) {
            boolean apart =
                    flow.get("ProcessorConfig") instanceof Map<?, ?> config && "DISTRIBUTED".equals(config.get("Mode"));
            flow(flow.get("States"), place.at("States").pointer(), apart ? Set.of() : place.variables());
        }
    }

    private void handlers(@Nullable Object handlers, Place place) {
        if (!(handlers instanceof List<?> entries)) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Map<?, ?> entry) {
                Place at = place.at(i).seeing(Sight.ERROR_OUTPUT);
                if (entry.get("ErrorEquals") instanceof List<?> errors) {
                    visitor.errors(errors, at.at("ErrorEquals").pointer());
                }
                value(entry.get("Assign"), at.at("Assign"));
                value(entry.get("Output"), at.at("Output"));
            }
        }
    }

    private void value(@Nullable Object value, Place place) {
        switch (value) {
            case String text when Templates.isExpression(text) -> visitor.expression(Templates.inside(text), place);
            case Map<?, ?> members ->
                members.forEach((name, member) -> {
                    visitor.member((String) name, place.at(name).pointer());
                    value(member, place.at(name));
                });
            case List<?> elements -> {
                for (int i = 0; i < elements.size(); i++) {
                    value(elements.get(i), place.at(i));
                }
            }
            case null, default -> {}
        }
    }
}
