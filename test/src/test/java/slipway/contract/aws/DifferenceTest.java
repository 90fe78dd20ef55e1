package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Pattern ROW = Pattern.compile("\\| ([a-z ]+) \\| .+ \\| .+ \\|");

    @Test
    void each_difference_is_a_row_of_the_documentation_and_each_row_a_difference() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/SIMULATOR.md")).stream()
                .dropWhile(line -> !line.startsWith("| LocalStack differs |"))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();
        List<String> differences = Arrays.stream(Difference.values())
                .map(difference -> difference.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        assertEquals(differences, rows);
    }
}
