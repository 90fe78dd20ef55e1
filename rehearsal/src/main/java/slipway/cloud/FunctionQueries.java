package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Lambda's operations that only read functions. */
final class FunctionQueries {
    private static final int PAGE = 50;

    private final LambdaFunctions functions;

    private FunctionQueries(LambdaFunctions functions) {
        this.functions = functions;
    }

    static Operations register(Operations operations, LambdaFunctions functions) {
        FunctionQueries queries = new FunctionQueries(functions);
        operations.on(GetFunctionRequest.class, queries::getFunction);
        operations.on(GetFunctionConfigurationRequest.class, queries::getFunctionConfiguration);
        operations.on(ListVersionsByFunctionRequest.class, queries::listVersions);
        return operations;
    }

    private GetFunctionResponse getFunction(GetFunctionRequest request) {
        Found found = find(request.functionName(), request.qualifier());
        Code code = found.version.code();
        return GetFunctionResponse.builder()
                .configuration(found.configuration())
                .code(it -> {
                    if (code.isImage()) {
                        it.repositoryType("ECR")
                                .imageUri(code.imageUri())
                                .resolvedImageUri(code.resolvedImageUri().orElseThrow());
                    } else {
                        it.repositoryType("S3")
                                .location("https://awslambda-us-east-1-tasks.s3.amazonaws.com/" + code.sha256());
                    }
                })
                .build();
    }

    private GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        return FunctionDescriptions.as(
                find(request.functionName(), request.qualifier()).configuration(),
                GetFunctionConfigurationResponse.builder());
    }

    private ListVersionsByFunctionResponse listVersions(ListVersionsByFunctionRequest request) {
        LambdaFunction function = functions.require(
                functions.reference(request.functionName(), null).name());
        List<FunctionVersion> all = new ArrayList<>();
        all.add(function.latest());
        all.addAll(function.published());
        Page<FunctionVersion> page = Page.of(all, request.marker(), request.maxItems(), PAGE, FunctionVersion::number);
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items().stream()
                        .map(version -> FunctionDescriptions.configuration(
                                function, version, function.arn() + ":" + version.number()))
                        .toList())
                .nextMarker(page.next())
                .build();
    }

    /** What a name and qualifier lead to, and the ARN by which it was asked for. */
    private record Found(LambdaFunction function, FunctionVersion version, String arn) {
        FunctionConfiguration configuration() {
            return FunctionDescriptions.configuration(function, version, arn);
        }
    }

    private Found find(String name, @Nullable String qualifier) {
        FunctionReference reference = functions.reference(name, qualifier);
        LambdaFunction function = functions.require(reference.name());
        if (reference.qualifier().isEmpty()) {
            return new Found(function, function.latest(), function.arn());
        }
        String asked = reference.qualifier().get();
        String number = function.alias(asked).map(FunctionAlias::version).orElse(asked);
        return new Found(function, functions.version(function.name(), number), function.arn() + ":" + asked);
    }
}
