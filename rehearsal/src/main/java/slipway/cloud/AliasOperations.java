package slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Lambda's operations on aliases. */
final class AliasOperations {
    private static final int PAGE = 50;

    private final LambdaFunctions functions;
    private final VirtualTime time;
    private final ServiceErrors errors;

    private AliasOperations(LambdaFunctions functions, VirtualTime time, ServiceErrors errors) {
        this.functions = functions;
        this.time = time;
        this.errors = errors;
    }

    static Operations register(Operations operations, LambdaFunctions functions, VirtualTime time) {
        AliasOperations aliases = new AliasOperations(functions, time, operations.errors());
        operations.on(GetAliasRequest.class, aliases::getAlias);
        operations.on(CreateAliasRequest.class, aliases::createAlias);
        operations.on(UpdateAliasRequest.class, aliases::updateAlias);
        operations.on(ListAliasesRequest.class, aliases::listAliases);
        return operations;
    }

    private GetAliasResponse getAlias(GetAliasRequest request) {
        LambdaFunction function = function(request.functionName());
        return FunctionDescriptions.as(
                FunctionDescriptions.alias(function, require(function, request.name())), GetAliasResponse.builder());
    }

    private CreateAliasResponse createAlias(CreateAliasRequest request) {
        LambdaFunction function = function(request.functionName());
        if (function.alias(request.name()).isPresent()) {
            throw errors.of(
                    "ResourceConflictException", 409, "Alias already exists: " + function.arn() + ":" + request.name());
        }
        Map<String, Double> weights = weights(request.routingConfig(), Map.of());
        check(function, request.functionVersion(), weights);
        FunctionAlias alias = new FunctionAlias(
                request.name(),
                request.functionVersion(),
                weights,
                Objects.requireNonNullElse(request.description(), ""),
                functions.revisionId());
        function.alias(alias);
        return FunctionDescriptions.as(FunctionDescriptions.alias(function, alias), CreateAliasResponse.builder());
    }

    private UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
        LambdaFunction function = function(request.functionName());
        FunctionAlias before = require(function, request.name());
        if (request.revisionId() != null && !request.revisionId().equals(before.revisionId())) {
            throw errors.of(
                    "PreconditionFailedException",
                    412,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        }
        String version = Objects.requireNonNullElse(request.functionVersion(), before.version());
        Map<String, Double> weights = weights(request.routingConfig(), before.weights());
        check(function, version, weights);
        FunctionAlias after = new FunctionAlias(
                before.name(),
                version,
                weights,
                Objects.requireNonNullElse(request.description(), before.description()),
                functions.revisionId());
        function.alias(after);
        announce(function, before, after);
        return FunctionDescriptions.as(FunctionDescriptions.alias(function, after), UpdateAliasResponse.builder());
    }

    /** Leaving the routing out keeps it; an empty map clears it. */
    private static Map<String, Double> weights(
            @Nullable AliasRoutingConfiguration routing, Map<String, Double> current) {
        return routing == null || !routing.hasAdditionalVersionWeights() ? current : routing.additionalVersionWeights();
    }

    private void check(LambdaFunction function, String version, Map<String, Double> weights) {
        requireVersion(function, version);
        if (weights.size() > 1) {
            throw invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        weights.forEach((other, weight) -> {
            if (weight < 0 || weight > 1) {
                throw errors.of(
                        "ValidationException",
                        400,
                        "1 validation error detected: Value '{%s=%s}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]"
                                .formatted(other, weight));
            }
            if (other.equals(FunctionVersion.LATEST) || version.equals(FunctionVersion.LATEST)) {
                throw invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            if (other.equals(version)) {
                throw invalid("Invalid function version " + other + ". Function version " + other
                        + " is already included in routing configuration.");
            }
            requireVersion(function, other);
        });
    }

    private void requireVersion(LambdaFunction function, String version) {
        if (function.version(version).isEmpty()) {
            throw functions.notFound(function.arn() + ":" + version);
        }
    }

    private void announce(LambdaFunction function, FunctionAlias before, FunctionAlias after) {
        if (before.version().equals(after.version()) && before.weights().equals(after.weights())) {
            return;
        }
        double others = after.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        functions.announce(new LiveChange(
                time.instant(),
                function.name(),
                Optional.of(after.name()),
                after.version(),
                functions.version(function.name(), before.version()).running().digest(),
                functions.version(function.name(), after.version()).running().digest(),
                100 * (1 - others)));
    }

    private ListAliasesResponse listAliases(ListAliasesRequest request) {
        LambdaFunction function = function(request.functionName());
        List<FunctionAlias> wanted = function.aliases().stream()
                .filter(alias -> request.functionVersion() == null
                        || alias.version().equals(request.functionVersion())
                        || alias.weights().containsKey(request.functionVersion()))
                .toList();
        Page<FunctionAlias> page = Page.of(wanted, request.marker(), request.maxItems(), PAGE, FunctionAlias::name);
        return ListAliasesResponse.builder()
                .aliases(page.items().stream()
                        .map(alias -> FunctionDescriptions.alias(function, alias))
                        .toList())
                .nextMarker(page.next())
                .build();
    }

    private LambdaFunction function(String name) {
        return functions.require(functions.reference(name, null).name());
    }

    private FunctionAlias require(LambdaFunction function, String name) {
        return function.alias(name)
                .orElseThrow(() -> errors.of(
                        "ResourceNotFoundException", 404, "Cannot find alias arn: " + function.arn() + ":" + name));
    }

    private AwsServiceException invalid(String message) {
        return errors.of("InvalidParameterValueException", 400, message);
    }
}
