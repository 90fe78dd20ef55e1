package slipway.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.World.HOLD;
import static slipway.fake.World.NEW;
import static slipway.fake.World.OLD;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.fake.World;

@DisplayName("I3: what stands in the way of a function's update is named, all of it at once")
class ReadinessTest {
    private String packageType = "Image";
    private String state = "Active";
    private String updateStatus = "Successful";
    private String architecture = "x86_64";
    private Set<String> variables = Set.of("DATABASE_URL", "LOG_LEVEL");
    private Optional<String> aliasVersion = Optional.of("3");
    private boolean aliasSplit;
    private boolean logGroupExists = true;
    private Optional<Integer> retention = Optional.of(30);
    private Optional<String> alias = Optional.of("live");

    private List<String> problems() {
        return Readiness.problems(
                new FunctionFacts.Facts(
                        true,
                        packageType,
                        state,
                        updateStatus,
                        architecture,
                        variables,
                        "revision-1",
                        aliasVersion,
                        aliasVersion.map(_ -> "alias-1"),
                        aliasSplit,
                        Optional.of(OLD),
                        Optional.of(OLD),
                        logGroupExists,
                        retention),
                new Preflight.Input(
                        "f", alias, List.of("DATABASE_URL"), NEW.digest(), "x86_64", List.of(), HOLD, World.AT));
    }

    private void assertOnlyProblem(String... words) {
        List<String> problems = problems();
        assertEquals(1, problems.size(), problems::toString);
        for (String word : words) {
            assertTrue(problems.getFirst().contains(word), problems::toString);
        }
    }

    @Test
    void a_function_as_it_must_be_has_no_problem() {
        assertEquals(List.of(), problems());
    }

    @Test
    void a_function_that_does_not_exist_has_only_that_problem() {
        List<String> problems = Readiness.problems(
                FunctionFacts.Facts.missing(),
                new Preflight.Input(
                        "f", alias, List.of("DATABASE_URL"), NEW.digest(), "x86_64", List.of(), HOLD, World.AT));
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().contains("no such function"), problems::toString);
    }

    @Test
    void a_zip_function_has_only_that_problem() {
        packageType = "Zip";
        state = "Pending";
        assertOnlyProblem("Zip", "container image");
    }

    @ParameterizedTest
    @CsvSource({
        "Active, true",
        "Inactive, true",
        "Pending, false",
        "Failed, false",
        "Deactivating, false",
        "Deactivated, false",
        "ActiveNonInvocable, false",
        "Deleting, false"
    })
    void only_a_function_that_serves_or_sleeps_is_ready(String shown, boolean ready) {
        state = shown;
        if (ready) {
            assertEquals(List.of(), problems());
        } else {
            assertOnlyProblem(shown, "StateReason");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Successful", "Failed"})
    void an_update_that_has_ended_is_no_problem_however_it_ended(String ended) {
        updateStatus = ended;
        assertEquals(List.of(), problems());
    }

    @Test
    void an_update_in_progress_is_a_problem() {
        updateStatus = "InProgress";
        assertOnlyProblem("in progress", "wait");
    }

    @Test
    @DisplayName("E6: an image for another CPU is refused before anything changes")
    void another_architecture_is_a_problem() {
        architecture = "arm64";
        assertOnlyProblem("arm64", "x86_64");
    }

    @Test
    void an_alias_that_is_missing_is_a_problem() {
        aliasVersion = Optional.empty();
        assertOnlyProblem("no alias 'live'");
    }

    @Test
    void an_alias_at_latest_is_a_problem() {
        aliasVersion = Optional.of("$LATEST");
        assertOnlyProblem("'live'", "$LATEST");
    }

    @Test
    void an_alias_that_is_split_is_a_problem() {
        aliasSplit = true;
        assertOnlyProblem("'live'", "split");
    }

    @Test
    void a_function_without_alias_needs_none() {
        alias = Optional.empty();
        aliasVersion = Optional.empty();
        assertEquals(List.of(), problems());
    }

    @Test
    void a_missing_log_group_is_a_problem() {
        logGroupExists = false;
        retention = Optional.empty();
        assertOnlyProblem("log group does not exist");
    }

    @Test
    void a_log_group_without_retention_is_a_problem() {
        retention = Optional.empty();
        assertOnlyProblem("for ever", "retention");
    }

    @Test
    void missing_environment_variables_are_named() {
        variables = Set.of("LOG_LEVEL");
        assertOnlyProblem("[DATABASE_URL]");
    }

    @Test
    void all_problems_are_told_at_once() {
        updateStatus = "InProgress";
        state = "Failed";
        architecture = "arm64";
        aliasVersion = Optional.empty();
        logGroupExists = false;
        variables = Set.of();
        assertEquals(6, problems().size());
    }
}
