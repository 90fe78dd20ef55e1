package slipway.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be used; lists every problem found, in the order of the file. */
public final class InvalidManifest extends RuntimeException {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparing(Problem::path).thenComparing(Problem::message);

    private final transient List<Problem> problems;

    InvalidManifest(String name, List<Problem> problems) {
        List<Problem> sorted = problems.stream().distinct().sorted(BY_PLACE).toList();
        super(sorted.stream().map(problem -> name + ": " + problem).collect(Collectors.joining("\n")));
        this.problems = sorted;
    }

    public List<Problem> problems() {
        return problems;
    }
}
