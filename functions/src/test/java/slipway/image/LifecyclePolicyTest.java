package slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.AwsRejected;

@DisplayName("I2: when a lifecycle policy takes away what runs")
class LifecyclePolicyTest {
    private static final Instant PUSHED = Instant.parse("2026-01-01T10:00:00Z");

    private static Registry.Image image(int n, String... tags) {
        return new Registry.Image(
                new Digest("sha256:" + "%064d".formatted(n)), List.of(tags), PUSHED.plusSeconds(n), "m");
    }

    private static String rule(int priority, String selection) {
        return "{\"rulePriority\": %d, \"selection\": {%s}, \"action\": {\"type\": \"expire\"}}"
                .formatted(priority, selection.replace('\'', '"'));
    }

    private static Optional<String> danger(Registry.Image needed, List<Registry.Image> all, String... rules) {
        return LifecyclePolicy.parse("{\"rules\": [" + String.join(",", rules) + "]}")
                .danger(needed, all);
    }

    private static final String AGE = ", 'countType': 'sinceImagePushed', 'countUnit': 'days', 'countNumber': 30";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'tagStatus': 'any'                                                    | true
            'tagStatus': 'untagged'                                               | false
            'tagStatus': 'tagged', 'tagPrefixList': ['dev-']                      | true
            'tagStatus': 'tagged', 'tagPrefixList': ['stg-']                      | false
            'tagStatus': 'tagged', 'tagPrefixList': ['dev-', 'v']                 | true
            'tagStatus': 'tagged', 'tagPrefixList': ['dev-', 'stg-']              | false
            'tagStatus': 'tagged', 'tagPatternList': ['*v-123*']                  | true
            'tagStatus': 'tagged', 'tagPatternList': ['*-123']                    | false
            'tagStatus': 'tagged', 'tagPatternList': ['d.v-1234567']              | false
            """)
    void a_rule_takes_what_it_selects(String selection, boolean takes) {
        Registry.Image needed = image(1, "dev-1234567", "v1");
        assertEquals(
                takes
                        ? Optional.of("rule 3 expires it on 2026-01-31, 30 days after its push, whether it runs or not")
                        : Optional.empty(),
                danger(needed, List.of(needed), rule(3, selection + AGE)));
    }

    @Test
    void an_image_is_left_to_the_rule_that_comes_first() {
        Registry.Image needed = image(1, "dev-1234567");
        assertEquals(
                Optional.empty(),
                danger(
                        needed,
                        List.of(needed),
                        rule(9, "'tagStatus': 'any', 'countType': 'imageCountMoreThan', 'countNumber': 1"),
                        rule(
                                1,
                                "'tagStatus': 'tagged', 'tagPrefixList': ['dev-'], 'countType': 'imageCountMoreThan', 'countNumber': 9")));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 2, false", "1, 2, true", "1, 3, false", "8, 10, false", "9, 10, true"})
    void a_count_is_reached_when_the_next_push_reaches_it(int newer, int number, boolean reached) {
        List<Registry.Image> all = IntStream.rangeClosed(0, newer + 3)
                // The last three belong to another environment, which the rule does not select.
                .mapToObj(n -> image(n, (n <= newer ? "dev-" : "stg-") + n))
                .toList();
        String rule = rule(
                1,
                "'tagStatus': 'tagged', 'tagPrefixList': ['dev-'], 'countType': 'imageCountMoreThan', 'countNumber': "
                        + number);
        assertEquals(reached, danger(all.getFirst(), all, rule).isPresent());
    }

    @Test
    void what_was_not_pulled_for_long_is_taken_though_it_runs() {
        Registry.Image needed = image(1, "dev-1234567");
        assertEquals(
                Optional.of(
                        "rule 1 expires it 90 days after it was last pulled, and Lambda pulls only when code changes"),
                danger(
                        needed,
                        List.of(needed),
                        rule(1, "'tagStatus': 'any', 'countType': 'sinceImagePulled', 'countNumber': 90")));
    }

    @Test
    void a_policy_that_is_no_json_is_named() {
        assertThrows(AwsRejected.class, () -> LifecyclePolicy.parse("{"));
    }
}
