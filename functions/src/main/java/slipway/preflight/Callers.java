package slipway.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.error.AwsRejected;
import slipway.step.Json;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Who reaches a function around its alias: with the next update, and before any check of it, these would run the new code.
 *
 * <p>A rule of EventBridge, an API and a bucket show in the function's policy, which admits them by the function's own ARN. Whoever invokes with
 * a role of its own, such as a schedule of EventBridge Scheduler, is not seen here.
 */
final class Callers {
    /** A hundred mappings each; more of them no function has. */
    private static final int MOST_PAGES = 5;

    private static final Set<String> INVOKING =
            Set.of("lambda:invokefunction", "lambda:invokefunctionurl", "lambda:invoke*", "lambda:*", "*");

    private final LambdaClient lambda;

    Callers(LambdaClient lambda) {
        this.lambda = lambda;
    }

    /** Each caller around the alias, with the place to mend. */
    List<String> around(String function, String alias, List<String> states) {
        List<String> found = new ArrayList<>();
        mappings(function).forEach(mapping -> found.add("the event source mapping " + mapping.uuid()));
        statements(function).filter(Callers::invokes).map(Callers::statement).forEach(found::add);
        states.forEach(state -> found.add("the state '" + state + "' of the workflow"));
        return found.stream()
                .map(caller -> caller + " invokes it around its alias '" + alias + "'; name " + function + ":" + alias
                        + " there")
                .toList();
    }

    private List<EventSourceMappingConfiguration> mappings(String function) {
        List<EventSourceMappingConfiguration> found = new ArrayList<>();
        String marker = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            ListEventSourceMappingsResponse answer = mappings(function, marker);
            answer.eventSourceMappings().stream()
                    .filter(mapping -> isUnqualified(mapping.functionArn()))
                    .filter(mapping -> !"Disabled".equals(mapping.state()))
                    .forEach(found::add);
            marker = answer.nextMarker();
            if (marker == null || marker.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private ListEventSourceMappingsResponse mappings(String function, @Nullable String marker) {
        return lambda.listEventSourceMappings(
                request -> request.functionName(function).marker(marker));
    }

    /** A function's ARN has seven parts, and one more where it names a version or an alias. */
    private static boolean isUnqualified(String arn) {
        return arn.split(":", -1).length == 7 || arn.endsWith(":$LATEST");
    }

    /** The statements of the function's own policy: its aliases have theirs. */
    private Stream<JsonNode> statements(String function) {
        String policy;
        try {
            policy = lambda.getPolicy(request -> request.functionName(function)).policy();
        } catch (ResourceNotFoundException _) {
            return Stream.empty();
        }
        try {
            return Json.MAPPER.readTree(policy).path("Statement").valueStream();
        } catch (JsonProcessingException e) {
            throw new AwsRejected("The policy of " + function + " is not JSON. See it by GetPolicy.", e);
        }
    }

    private static boolean invokes(JsonNode statement) {
        return statement.path("Effect").asText("").equals("Allow")
                && texts(statement.path("Action"))
                        .anyMatch(action -> INVOKING.contains(action.toLowerCase(Locale.ROOT)));
    }

    private static String statement(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        String who = principal.isTextual()
                ? principal.asText()
                : String.join(
                        ", ", principal.valueStream().flatMap(Callers::texts).toList());
        List<String> sources = statement
                .path("Condition")
                .valueStream()
                .flatMap(condition -> condition.propertyStream())
                .filter(entry -> entry.getKey().equalsIgnoreCase("aws:SourceArn"))
                .flatMap(entry -> texts(entry.getValue()))
                .toList();
        return who + (sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ")") + ", whom the statement '"
                + statement.path("Sid").asText("") + "' of its policy admits,";
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().map(JsonNode::asText) : Stream.of(oneOrMany.asText());
    }
}
