package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.definition.Definition;
import slipway.error.DeploymentError;
import slipway.error.Postponement;
import slipway.error.Unhealthy;

/** The definition speaks of the errors that steps throw, by the names of their classes. */
class ErrorContract {
    private static final Pattern NAME = Pattern.compile("slipway\\.error\\.\\w+");

    @Test
    void every_error_that_is_named_can_be_thrown() {
        Set<String> named = new TreeSet<>(NAME.matcher(Definition.template())
                .results()
                .map(MatchResult::group)
                .toList());
        named.removeAll(names(DeploymentError.class));
        assertEquals(Set.of(), named, "names in the definition that no error has");
    }

    /** Ill health passes at times: what was moved is asked a little later once more. Other errors stay what they are. */
    @Test
    void every_postponement_is_retried_somewhere_and_besides_only_ill_health() {
        Set<String> retried = States.all().values().stream()
                .flatMap(state -> States.errors(state.path("Retry")))
                .filter(error -> error.startsWith("slipway."))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = names(Postponement.class);
        expected.add(Unhealthy.class.getName());
        assertEquals(expected, retried);
    }

    @Test
    void every_lambda_is_asked_again_when_aws_is_busy() {
        States.lambdas()
                .forEach((name, state) -> assertTrue(
                        States.errors(state.path("Retry"))
                                .toList()
                                .containsAll(Set.of(
                                        "slipway.error.Busy",
                                        "Lambda.ServiceException",
                                        "Lambda.AWSLambdaException",
                                        "Lambda.SdkClientException",
                                        "Lambda.TooManyRequestsException")),
                        name));
    }

    /** It comes first: the catch of {@code States.ALL} would put back what is no longer this execution's. */
    @Test
    void a_lost_lock_undoes_nothing() {
        assertEquals(
                List.of("slipway.error.LockLost", "States.ALL"),
                States.errors(States.DEFINITION.at("/States/Release/Catch")).toList());
        assertEquals(
                "Record", States.DEFINITION.at("/States/Release/Catch/0/Next").asText());
    }

    private static Set<String> names(Class<?> sealed) {
        return leaves(sealed).map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ErrorContract::leaves)
                : Stream.of(type);
    }
}
