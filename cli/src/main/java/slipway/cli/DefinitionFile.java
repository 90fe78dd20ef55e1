package slipway.cli;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import slipway.asl.InvalidDefinition.Problem;

/**
 * A definition as its author wrote it.
 *
 * @param file its path, or {@code -}
 */
record DefinitionFile(String file, String text) {
    /** A little more than a definition may have, so that the check itself can say so. */
    private static final TextFile FILE = new TextFile("", 2 * 1024 * 1024, "and a definition has at most 1 MiB");

    static DefinitionFile read(String file, InputStream in) {
        String text = FILE.read(file, in);
        if (text.isBlank()) {
            throw FILE.bad(file, "is empty. Name a definition in Amazon States Language.");
        }
        return new DefinitionFile(file, text);
    }

    /** A line for each problem, from top to bottom, in the form that editors and CI make links of. */
    void print(Terminal terminal, List<Problem> problems) {
        JsonLines lines = JsonLines.of(text);
        problems.stream()
                .sorted(Comparator.comparingInt(problem -> lines.line(problem.path())))
                .forEach(problem -> terminal.err().println(line(problem, lines.line(problem.path()))));
        terminal.err().println(problems.size() == 1 ? "1 problem." : "%d problems.".formatted(problems.size()));
    }

    private String line(Problem problem, int line) {
        return TextFile.name(file) + ":" + (line == 0 ? "" : line + ":") + " " + harmless(problem.toString());
    }

    /** On one line, without anything that a terminal might obey. */
    private static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                harmless.append("\\u%04x".formatted(character));
            } else {
                harmless.appendCodePoint(character);
            }
        });
        return harmless.toString();
    }
}
