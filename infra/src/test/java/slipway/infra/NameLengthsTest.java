package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.definition.Trigger;

class NameLengthsTest {
    @Test
    void the_example_fits() {
        assertDoesNotThrow(() -> NameLengths.check(scope("dr-daily-report", "dev")));
    }

    @Test
    void a_name_too_long_for_lambda_is_refused_before_anything_is_deployed() {
        assertEquals(
                "environments.staging-for-everything: Slipway's own function would be called "
                        + "'slipway-dr-daily-reports-staging-for-everything-check-eligibility', which has 65 characters, "
                        + "and Lambda allows 64; shorten the environment's name or 'application'",
                refused("dr-daily-reports", "staging-for-everything"));
    }

    @Test
    void an_application_too_long_for_a_bucket_is_refused_before_anything_is_deployed() {
        assertEquals(
                "application: 'a-name-of-twenty-nine-letters' is too long for the name of the report bucket; "
                        + "shorten it by 2 characters",
                refused("a-name-of-twenty-nine-letters", "dev"));
    }

    private static String refused(String application, String environment) {
        return String.valueOf(assertThrows(InvalidInput.class, () -> NameLengths.check(scope(application, environment)))
                .getMessage());
    }

    private static Scope scope(String application, String environment) {
        return new Scope(
                application,
                environment,
                "repository",
                Trigger.recovery("arn"),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
