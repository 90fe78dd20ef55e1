package slipway.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which pairs differ by which kinds: those that are known, and those that a run has found. */
final class Findings {
    private static final Path KNOWN = Path.of("src/test/resources/slipway/differential/disagreements.txt");

    private final Map<Disagreement, List<String>> pairs = new EnumMap<>(Disagreement.class);

    /** A line for each kind: its name, and the names of the pairs. */
    static Findings known() {
        Findings known = new Findings();
        try {
            for (String line : Files.readAllLines(KNOWN)) {
                List<String> words = List.of(line.split(" "));
                words.subList(1, words.size()).forEach(pair -> known.add(Disagreement.valueOf(words.getFirst()), pair));
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Disagreement kind, String pair) {
        pairs.computeIfAbsent(kind, _ -> new ArrayList<>()).add(pair);
    }

    Map<Disagreement, List<String>> byKind() {
        return pairs;
    }

    /** How many pairs differ, kind by kind. */
    String counts() {
        return pairs.entrySet().stream()
                .map(kind -> kind.getValue().size() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The kinds of each pair, by its name. */
    Map<String, List<Disagreement>> byPair() {
        Map<String, List<Disagreement>> byPair = new TreeMap<>();
        pairs.forEach((kind, names) -> names.forEach(
                name -> byPair.computeIfAbsent(name, _ -> new ArrayList<>()).add(kind)));
        return byPair;
    }

    /** As the file has it. */
    @Override
    public String toString() {
        return pairs.entrySet().stream()
                .map(kind -> kind.getKey() + " " + String.join(" ", kind.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
