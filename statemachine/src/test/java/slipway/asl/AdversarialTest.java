package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Definitions with something wrong in them, each with all that must be found and with a sibling that is right.
 *
 * <p>They stand in {@code adversarial.txt}: a title after {@code ##}, the wrong definition, a line {@code =>} for each problem, and the right one
 * after {@code --}. A definition is written as the body of its States, or whole when it begins with a brace.
 */
class AdversarialTest {
    @SuppressWarnings("UnusedVariable") // Read by name.
    private static final List<Case> CASES = cases();

    record Case(String title, String wrong, List<String> problems, String right) {
        static Case of(String text) {
            List<String> lines = text.lines().toList();
            StringBuilder wrong = new StringBuilder();
            StringBuilder right = new StringBuilder();
            List<String> problems = new ArrayList<>();
            StringBuilder current = wrong;
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("=> ")) {
                    problems.add(line.substring(3));
                } else if (line.equals("--")) {
                    current = right;
                } else {
                    current.append(line).append('\n');
                }
            }
            return new Case(lines.getFirst().strip(), wrong.toString(), problems, right.toString());
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private static List<Case> cases() {
        try (InputStream file = AdversarialTest.class.getResourceAsStream("adversarial.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^## "))
                    .filter(part -> !part.isBlank())
                    .map(Case::of)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> check(String definition) {
        return StateMachine.check(Run.machine(definition.strip())).stream()
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void every_problem_is_found_and_no_other(Case each) {
        assertEquals(String.join("\n", each.problems()), String.join("\n", check(each.wrong())));
        assertTrue(!each.problems().isEmpty(), "nothing is expected of " + each);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void the_sibling_is_right(Case each) {
        assertEquals(List.of(), check(each.right()));
    }

    @Test
    void there_are_many_and_each_has_a_title_of_its_own() {
        assertTrue(CASES.size() >= 80, () -> "only " + CASES.size());
        assertEquals(CASES.size(), CASES.stream().map(Case::title).distinct().count());
    }
}
