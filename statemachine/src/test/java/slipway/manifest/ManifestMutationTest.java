package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a manifest's text, the answer is a manifest or a list of problems. */
class ManifestMutationTest {
    private static final int MUTANTS = 400;
    private static final String CHARACTERS = "ab{}[]:,-#&*!|>'\"%@`?<=~ \n\t\\/.$()\u0000\u0085\ud800é\ufeff01";
    private static final List<String> PHRASES = List.of(
            "null",
            "2024-01-01",
            "!!binary x",
            ".nan",
            "&a ",
            "*a",
            "<<: *a",
            "? ",
            "{environment}",
            "{x}",
            "[[",
            "}}",
            "- ",
            "\n  ",
            "true",
            "1e400",
            "0x1",
            "|\n",
            "--- \n",
            "%YAML 1.1\n",
            "none",
            "'",
            "\"\\ud800\"",
            "!x ",
            "$a ~> |b|");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_mutant_of_the_example_is_a_manifest_or_has_problems(long seed) throws IOException {
        String example = Files.readString(ManifestFileTest.EXAMPLE);
        Random random = new Random(seed);
        int refused = 0;
        for (int mutant = 0; mutant < MUTANTS; mutant++) {
            String text = example;
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = mutated(text, random);
            }
            refused += isRefused(text, seed + "/" + mutant) ? 1 : 0;
        }
        assertTrue(refused > MUTANTS / 4, "mutations that change nothing test nothing: " + refused);
    }

    private static boolean isRefused(String text, String which) {
        try {
            Manifest manifest = ManifestFile.parse("slipway.yaml", text);
            assertFalse(manifest.functions().isEmpty(), which);
            return false;
        } catch (InvalidManifest e) {
            assertFalse(e.problems().isEmpty(), which);
            long lines = text.lines().count() + 1;
            for (Problem problem : e.problems()) {
                assertTrue(problem.line() >= 0 && problem.line() <= lines, which + " " + problem);
                assertFalse(problem.message().isBlank() || problem.message().contains("\n"), which + " " + problem);
            }
            assertEquals(e.problems(), e.problems().stream().distinct().toList(), which);
            return true;
        }
    }

    private static String mutated(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 ->
                text.substring(0, from) + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + text.substring(from);
            case 2 -> text.substring(0, from) + PHRASES.get(random.nextInt(PHRASES.size())) + text.substring(to);
            case 3 -> text.substring(0, to) + text.substring(from);
            case 4 -> withoutLine(text, random);
            default -> replacedValue(text, random);
        };
    }

    private static String withoutLine(String text, Random random) {
        List<String> lines = text.lines().toList();
        int gone = random.nextInt(lines.size());
        return String.join("\n", lines.subList(0, gone)) + "\n"
                + String.join("\n", lines.subList(gone + 1, lines.size()));
    }

    private static String replacedValue(String text, Random random) {
        int colon = text.indexOf(": ", random.nextInt(text.length()));
        int end = colon < 0 ? -1 : text.indexOf('\n', colon);
        return end < 0
                ? text + PHRASES.get(random.nextInt(PHRASES.size()))
                : text.substring(0, colon + 2) + PHRASES.get(random.nextInt(PHRASES.size())) + text.substring(end);
    }
}
