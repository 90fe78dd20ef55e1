package slipway.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.image.ImageUri;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** AWS Lambda: code, versions and aliases under revision ids; an update stays in progress until the test settles it. */
public final class FakeLambda implements LambdaClient {
    /** Answers of invocations, in the order in which they are due. */
    public final Deque<InvokeResponse> answers = new ArrayDeque<>();

    public final List<InvokeRequest> invocations = new ArrayList<>();
    public final List<UpdateFunctionConfigurationRequest> configurations = new ArrayList<>();
    private final Map<String, FakeFunction> functions = new HashMap<>();
    private final Calls calls;

    FakeLambda(Calls calls) {
        this.calls = calls;
    }

    FakeFunction add(String name, ImageUri code) {
        FakeFunction function = new FakeFunction(name, code);
        functions.put(name, function);
        return function;
    }

    @Override
    public GetFunctionResponse getFunction(GetFunctionRequest request) {
        String qualifier = Optional.ofNullable(request.qualifier()).orElse("$LATEST");
        return calls.make("getFunction " + qualifier, () -> {
            FakeFunction function = find(request.functionName());
            FakeFunction.Pointer alias = function.aliases.get(qualifier);
            return function.describe(alias == null ? qualifier : alias.version());
        });
    }

    @Override
    public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
        boolean dry = Boolean.TRUE.equals(request.dryRun());
        return calls.make("updateFunctionCode " + request.imageUri() + (dry ? " dry" : ""), () -> {
            FakeFunction function = find(request.functionName());
            requireChangeable(function, request.revisionId());
            if (dry) {
                return UpdateFunctionCodeResponse.builder().version("$LATEST").build();
            }
            function.code = ImageUri.parse(request.imageUri());
            function.updateStatus = Optional.of("InProgress");
            function.touch();
            String version = Boolean.TRUE.equals(request.publish()) ? function.publish() : "$LATEST";
            return UpdateFunctionCodeResponse.builder().version(version).build();
        });
    }

    /** What was left out stays as it was. */
    @Override
    public UpdateFunctionConfigurationResponse updateFunctionConfiguration(UpdateFunctionConfigurationRequest request) {
        return calls.make("updateFunctionConfiguration", () -> {
            FakeFunction function = find(request.functionName());
            requireChangeable(function, request.revisionId());
            configurations.add(request);
            function.settings.merge("$LATEST", configuration -> configure(request, configuration), Consumer::andThen);
            function.updateStatus = Optional.of("InProgress");
            function.touch();
            return UpdateFunctionConfigurationResponse.builder().build();
        });
    }

    private static void configure(UpdateFunctionConfigurationRequest change, FunctionConfiguration.Builder to) {
        Optional.ofNullable(change.environment())
                .ifPresent(environment -> to.environment(shown -> shown.variables(environment.variables())));
        Optional.ofNullable(change.memorySize()).ifPresent(to::memorySize);
        Optional.ofNullable(change.timeout()).ifPresent(to::timeout);
        Optional.ofNullable(change.ephemeralStorage()).ifPresent(to::ephemeralStorage);
        Optional.ofNullable(change.tracingConfig())
                .ifPresent(tracing -> to.tracingConfig(shown -> shown.mode(tracing.mode())));
        Optional.ofNullable(change.imageConfig())
                .ifPresent(image -> to.imageConfigResponse(shown -> shown.imageConfig(image)));
        Optional.ofNullable(change.loggingConfig()).ifPresent(to::loggingConfig);
    }

    @Override
    public PublishVersionResponse publishVersion(PublishVersionRequest request) {
        return calls.make("publishVersion", () -> {
            FakeFunction function = find(request.functionName());
            requireChangeable(function, request.revisionId());
            if (!function.code.digest().hex().equals(request.codeSha256())) {
                throw Unmodelled.error(
                        InvalidParameterValueException.builder(),
                        "InvalidParameterValueException",
                        400,
                        "CodeSHA256 is different from current");
            }
            return PublishVersionResponse.builder().version(function.publish()).build();
        });
    }

    @Override
    public ListVersionsByFunctionResponse listVersionsByFunction(ListVersionsByFunctionRequest request) {
        return calls.make(
                "listVersionsByFunction",
                () -> ListVersionsByFunctionResponse.builder()
                        .versions(find(request.functionName()).configurations())
                        .build());
    }

    @Override
    public GetAliasResponse getAlias(GetAliasRequest request) {
        return calls.make("getAlias " + request.name(), () -> {
            FakeFunction.Pointer alias = alias(request.functionName(), request.name());
            return GetAliasResponse.builder()
                    .functionVersion(alias.version())
                    .routingConfig(
                            alias.weights().isEmpty()
                                    ? null
                                    : AliasRoutingConfiguration.builder()
                                            .additionalVersionWeights(alias.weights())
                                            .build())
                    .revisionId("alias-" + alias.revision())
                    .build();
        });
    }

    @Override
    public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        return calls.make("updateAlias " + request.name() + " " + request.functionVersion(), () -> {
            FakeFunction.Pointer now = alias(request.functionName(), request.name());
            requireRevision("alias-" + now.revision(), request.revisionId());
            // Left out, the routing stays as it was; an empty one clears it.
            Map<String, Double> weights = request.routingConfig() == null
                    ? now.weights()
                    : request.routingConfig().additionalVersionWeights();
            find(request.functionName())
                    .aliases
                    .put(
                            request.name(),
                            new FakeFunction.Pointer(request.functionVersion(), weights, now.revision() + 1));
            return UpdateAliasResponse.builder()
                    .functionVersion(request.functionVersion())
                    .revisionId("alias-" + (now.revision() + 1))
                    .build();
        });
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        return calls.make("invoke " + Optional.ofNullable(request.qualifier()).orElse("$LATEST"), () -> {
            invocations.add(request);
            return answers.remove();
        });
    }

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(ListEventSourceMappingsRequest request) {
        return calls.make(
                "listEventSourceMappings",
                () -> ListEventSourceMappingsResponse.builder()
                        .eventSourceMappings(find(request.functionName()).mappings)
                        .build());
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return calls.make(
                "getPolicy",
                () -> GetPolicyResponse.builder()
                        .policy(find(request.functionName())
                                .policy
                                .orElseThrow(() -> notFound("The resource you requested does not exist.")))
                        .build());
    }

    private FakeFunction find(String name) {
        return Optional.ofNullable(functions.get(name)).orElseThrow(() -> notFound("Function not found: " + name));
    }

    private FakeFunction.Pointer alias(String function, String name) {
        return Optional.ofNullable(find(function).aliases.get(name))
                .orElseThrow(() -> notFound("Cannot find alias: " + name));
    }

    private static RuntimeException notFound(String message) {
        return Unmodelled.error(ResourceNotFoundException.builder(), "ResourceNotFoundException", 404, message);
    }

    private static void requireChangeable(FakeFunction function, String revisionId) {
        requireRevision(function.revisionId(), revisionId);
        if (function.updateStatus.equals(Optional.of("InProgress"))) {
            throw Unmodelled.error(
                    ResourceConflictException.builder(),
                    "ResourceConflictException",
                    409,
                    "An update is in progress for resource: " + function.name);
        }
    }

    private static void requireRevision(String expected, String given) {
        if (!expected.equals(given)) {
            throw Unmodelled.error(
                    PreconditionFailedException.builder(),
                    "PreconditionFailedException",
                    412,
                    "The Revision Id provided does not match the latest Revision Id.");
        }
    }

    @Override
    public String serviceName() {
        return "lambda";
    }

    @Override
    public void close() {}
}
