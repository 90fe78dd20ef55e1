package slipway.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.TaskCall;
import slipway.asl.TaskRunner;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Runs the Tasks of a state machine against the simulated services, as Step Functions' service integrations do.
 *
 * <p>A call takes effect at the instant at which the state is entered; its answer comes after the time that it took.
 */
public final class ServiceIntegrations implements TaskRunner {
    private final SimulatedCloud cloud;

    public ServiceIntegrations(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    /** What the state will be told. */
    private sealed interface Outcome {
        record Succeeded(@Nullable Object result) implements Outcome {}

        record Failed(String error, String cause) implements Outcome {}
    }

    @Override
    public void start(TaskCall call) {
        Integration integration = Integration.of(call.resource(), cloud);
        Boundary.Measured<Outcome> measured =
                cloud.boundary().measure(Optional.empty(), () -> outcome(integration, call));
        Duration takes = measured.elapsed();
        cloud.time().after(takes, () -> {
            switch (measured.result()) {
                case Outcome.Succeeded succeeded
                when integration.waits() ->
                    cloud.taskTokens().waiting(call, Objects.requireNonNullElse(succeeded.result(), Map.of()));
                case Outcome.Succeeded succeeded -> call.succeed(succeeded.result());
                case Outcome.Failed failed -> call.fail(failed.error(), failed.cause());
            }
        });
    }

    private static Outcome outcome(Integration integration, TaskCall call) {
        if (!(call.arguments() instanceof Map<?, ?> arguments)) {
            return new Outcome.Failed("States.Runtime", "The arguments of " + call.resource() + " must be an object");
        }
        try {
            return integration.optimised()
                    ? optimised(integration, call, arguments)
                    : new Outcome.Succeeded(integration.call(arguments));
        } catch (SdkJson.BadArguments e) {
            return new Outcome.Failed(
                    "States.Runtime",
                    "The arguments for the resource '%s' could not be used to start the Task: [%s]"
                            .formatted(call.resource(), e.getMessage()));
        } catch (AwsServiceException | SdkClientException e) {
            return new Outcome.Failed(
                    IntegrationErrors.name(integration, e), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static Outcome optimised(Integration integration, TaskCall call, Map<?, ?> arguments) {
        return switch (integration.service()) {
            case "lambda" ->
                invoked(integration.call(with(arguments, "Payload", Json.write(arguments.get("Payload")))));
            case "sns" ->
                new Outcome.Succeeded(withMetadata(
                        integration.call(with(arguments, "Message", SdkJson.text(arguments.get("Message"))))));
            case "events" -> putEvents(integration.call(entries(arguments, call)));
            default -> new Outcome.Succeeded(withMetadata(integration.call(arguments)));
        };
    }

    /** A function error becomes the Task's own: named by its type, with the payload for a cause. */
    private static Outcome invoked(Map<String, @Nullable Object> response) {
        String payload = String.valueOf(response.getOrDefault("Payload", "null"));
        if (response.containsKey("FunctionError")) {
            String error = Json.readObject(payload)
                    .map(members -> members.get("errorType"))
                    .map(String::valueOf)
                    .orElse("Lambda.Unknown");
            return new Outcome.Failed(error, payload);
        }
        Map<String, @Nullable Object> result = withMetadata(response);
        result.put("Payload", Json.read(payload).orElse(null));
        return new Outcome.Succeeded(result);
    }

    /** Step Functions writes details that are objects as text, and names itself among the resources. */
    private static Map<String, @Nullable Object> entries(Map<?, ?> arguments, TaskCall call) {
        List<Object> entries = new ArrayList<>();
        if (arguments.get("Entries") instanceof List<?> given) {
            for (Object entry : given) {
                if (!(entry instanceof Map<?, ?> members)) {
                    throw new SdkJson.BadArguments("The value for the field 'Entries' must be an ARRAY of OBJECT");
                }
                Map<String, @Nullable Object> sent = with(members, "Detail", SdkJson.text(members.get("Detail")));
                List<Object> resources =
                        new ArrayList<>(members.get("Resources") instanceof List<?> list ? list : List.of());
                contextId(call, "Execution").ifPresent(resources::add);
                contextId(call, "StateMachine").ifPresent(resources::add);
                sent.put("Resources", resources);
                entries.add(sent);
            }
        }
        return with(arguments, "Entries", entries);
    }

    private static Optional<String> contextId(TaskCall call, String name) {
        return call.context().get(name) instanceof Map<?, ?> members && members.get("Id") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    private static Outcome putEvents(Map<String, @Nullable Object> response) {
        boolean failed = response.get("FailedEntryCount") instanceof Number count && count.intValue() > 0;
        return failed
                ? new Outcome.Failed("EventBridge.FailedEntry", Json.write(response))
                : new Outcome.Succeeded(withMetadata(response));
    }

    private static Map<String, @Nullable Object> with(Map<?, ?> members, String name, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        members.forEach((key, member) -> changed.put(String.valueOf(key), member));
        changed.put(name, value);
        return changed;
    }

    /** What optimised integrations add to each result. */
    private static Map<String, @Nullable Object> withMetadata(Map<String, @Nullable Object> response) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(response);
        result.put(
                "SdkHttpMetadata", Map.of("AllHttpHeaders", Map.of(), "HttpHeaders", Map.of(), "HttpStatusCode", 200));
        result.put("SdkResponseMetadata", Map.of("RequestId", "simulated"));
        return result;
    }
}
