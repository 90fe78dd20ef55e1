package slipway.cloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** Lambda's operations on who may invoke a function, and on what polls for it. Nothing is polled, and no policy is enforced. */
final class FunctionCallers {
    private static final int PAGE = 100;

    private final LambdaFunctions functions;
    private final Randomness randomness;
    private final ServiceErrors errors;
    /** The statements by their ids, of each function, version or alias by its ARN. */
    private final Map<String, Map<String, Map<String, Object>>> policies = new LinkedHashMap<>();

    private final List<EventSourceMappingConfiguration> mappings = new ArrayList<>();

    private FunctionCallers(LambdaFunctions functions, Randomness randomness, ServiceErrors errors) {
        this.functions = functions;
        this.randomness = randomness;
        this.errors = errors;
    }

    static Operations register(Operations operations, LambdaFunctions functions, Randomness randomness) {
        FunctionCallers callers = new FunctionCallers(functions, randomness, operations.errors());
        operations.on(AddPermissionRequest.class, callers::addPermission);
        operations.on(RemovePermissionRequest.class, callers::removePermission);
        operations.on(GetPolicyRequest.class, callers::getPolicy);
        operations.on(CreateEventSourceMappingRequest.class, callers::createMapping);
        operations.on(DeleteEventSourceMappingRequest.class, callers::deleteMapping);
        operations.on(ListEventSourceMappingsRequest.class, callers::listMappings);
        return operations;
    }

    private AddPermissionResponse addPermission(AddPermissionRequest request) {
        String arn = arn(request.functionName(), request.qualifier());
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", request.statementId());
        statement.put("Effect", "Allow");
        statement.put("Principal", principal(request.principal()));
        statement.put("Action", request.action());
        statement.put("Resource", arn);
        if (request.sourceArn() != null) {
            statement.put("Condition", Map.of("ArnLike", Map.of("AWS:SourceArn", request.sourceArn())));
        }
        Map<String, Map<String, Object>> policy = policies.computeIfAbsent(arn, _ -> new LinkedHashMap<>());
        if (policy.putIfAbsent(request.statementId(), statement) != null) {
            throw errors.of(
                    "ResourceConflictException",
                    409,
                    "The statement id (%s) provided already exists. Please provide a new statement id, or remove the existing statement."
                            .formatted(request.statementId()));
        }
        return AddPermissionResponse.builder().statement(Json.write(statement)).build();
    }

    private static Object principal(String who) {
        if (who.equals("*")) {
            return who;
        }
        return who.matches("\\d{12}") ? Map.of("AWS", "arn:aws:iam::" + who + ":root") : Map.of("Service", who);
    }

    private RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        Map<String, Map<String, Object>> policy = policy(arn(request.functionName(), request.qualifier()));
        if (policy.remove(request.statementId()) == null) {
            throw errors.of(
                    "ResourceNotFoundException",
                    404,
                    "Statement " + request.statementId() + " is not found in resource policy.");
        }
        return RemovePermissionResponse.builder().build();
    }

    private GetPolicyResponse getPolicy(GetPolicyRequest request) {
        Map<String, Map<String, Object>> policy = policy(arn(request.functionName(), request.qualifier()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Id", "default");
        document.put("Statement", List.copyOf(policy.values()));
        return GetPolicyResponse.builder().policy(Json.write(document)).build();
    }

    private Map<String, Map<String, Object>> policy(String arn) {
        return Optional.ofNullable(policies.get(arn))
                .filter(statements -> !statements.isEmpty())
                .orElseThrow(() -> notFound("The resource you requested does not exist."));
    }

    private CreateEventSourceMappingResponse createMapping(CreateEventSourceMappingRequest request) {
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        EventSourceMappingConfiguration mapping = EventSourceMappingConfiguration.builder()
                .uuid(randomness.uuid("event source mapping").toString())
                .functionArn(arn(request.functionName(), null))
                .eventSourceArn(request.eventSourceArn())
                .state(enabled ? "Enabled" : "Disabled")
                .build();
        mappings.add(mapping);
        return FunctionDescriptions.as(mapping, CreateEventSourceMappingResponse.builder());
    }

    private DeleteEventSourceMappingResponse deleteMapping(DeleteEventSourceMappingRequest request) {
        EventSourceMappingConfiguration mapping = mappings.stream()
                .filter(each -> each.uuid().equals(request.uuid()))
                .findFirst()
                .orElseThrow(() -> notFound("The resource you requested does not exist."));
        mappings.remove(mapping);
        return FunctionDescriptions.as(
                mapping.toBuilder().state("Deleting").build(), DeleteEventSourceMappingResponse.builder());
    }

    /** Asked for a function by its name alone, AWS leaves out what leads to its versions and aliases. */
    private ListEventSourceMappingsResponse listMappings(ListEventSourceMappingsRequest request) {
        Optional<String> wanted = Optional.ofNullable(request.functionName()).map(name -> arn(name, null));
        Page<EventSourceMappingConfiguration> page = Page.of(
                mappings.stream()
                        .filter(mapping -> wanted.isEmpty() || wanted.get().equals(mapping.functionArn()))
                        .toList(),
                request.marker(),
                request.maxItems(),
                PAGE,
                EventSourceMappingConfiguration::uuid);
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page.items())
                .nextMarker(page.next())
                .build();
    }

    private String arn(String name, @Nullable String qualifier) {
        FunctionReference reference = functions.reference(name, qualifier);
        return functions.require(reference.name()).arn()
                + reference.qualifier().map(asked -> ":" + asked).orElse("");
    }

    private AwsServiceException notFound(String message) {
        return errors.of("ResourceNotFoundException", 404, message);
    }
}
