package slipway.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables of docs/SIMULATOR.md that must name the constants of an enum. */
public final class DocumentedRows {
    private static final Pattern ROW = Pattern.compile("\\| ([a-z ]+) \\| .+ \\| .+ \\|");

    private DocumentedRows() {}

    /** The first cells of the rows of the table that begins so. */
    public static List<String> below(String header) {
        try {
            return Files.readAllLines(Path.of("../docs/SIMULATOR.md")).stream()
                    .dropWhile(line -> !line.startsWith(header))
                    .skip(2)
                    .map(ROW::matcher)
                    .takeWhile(Matcher::matches)
                    .map(row -> row.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A constant as a table names it. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
