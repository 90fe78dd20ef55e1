package slipway.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A definition that is no state machine; lists every problem found. */
public final class InvalidDefinition extends RuntimeException {
    private final transient List<Problem> problems;

    InvalidDefinition(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param path where, as a JSON pointer such as {@code /States/Wait/Seconds}; empty for the whole document
     */
    public record Problem(String path, String message) {
        @Override
        public String toString() {
            return (path.isEmpty() ? "definition" : path) + ": " + message;
        }
    }
}
