package slipway.cloud;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Changes of a function's code and configuration, and the versions published of it, with all that makes them conflict, settle and fail. */
final class CodeUpdates {
    private final LambdaFunctions functions;
    private final VirtualTime time;
    private final Randomness randomness;
    private final ServiceErrors errors;

    private CodeUpdates(LambdaFunctions functions, VirtualTime time, Randomness randomness, ServiceErrors errors) {
        this.functions = functions;
        this.time = time;
        this.randomness = randomness;
        this.errors = errors;
    }

    static Operations register(
            Operations operations, LambdaFunctions functions, VirtualTime time, Randomness randomness) {
        CodeUpdates updates = new CodeUpdates(functions, time, randomness, operations.errors());
        operations.on(UpdateFunctionCodeRequest.class, updates::updateFunctionCode);
        operations.on(UpdateFunctionConfigurationRequest.class, updates::updateFunctionConfiguration);
        operations.on(PublishVersionRequest.class, updates::publishVersion);
        return operations;
    }

    private UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
        LambdaFunction function = function(request.functionName());
        FunctionVersion latest = function.latest();
        checkSupported(request);
        checkChangeable(function, request.revisionId());
        if (!latest.code().isImage()) {
            throw errors.of(
                    "InvalidParameterValueException",
                    400,
                    "Please don't provide ImageUri when updating a function with packageType Zip.");
        }
        Code code = functions.images().resolve(request.imageUri());
        if (Boolean.TRUE.equals(request.dryRun())) {
            FunctionVersion tried = new FunctionVersion(FunctionVersion.LATEST, code, latest.variables());
            tried.modified(latest.revisionId(), latest.lastModified());
            return response(function, tried, function.arn());
        }
        latest.begin(code);
        latest.modified(functions.revisionId(), time.instant());
        Optional<FunctionVersion> published =
                Boolean.TRUE.equals(request.publish()) ? Optional.of(publishUpdating(function)) : Optional.empty();
        Duration takes = function.imageSettle().draw(randomness.stream("image settle " + function.name()));
        time.after(takes, () -> settle(function, published));
        return published.isEmpty()
                ? response(function, latest, function.arn())
                : response(
                        function,
                        published.get(),
                        function.arn() + ":" + published.get().number());
    }

    /** Of a configuration only the variables are modelled, and what runs has them at once. */
    private UpdateFunctionConfigurationResponse updateFunctionConfiguration(
            UpdateFunctionConfigurationRequest request) {
        LambdaFunction function = function(request.functionName());
        FunctionVersion latest = function.latest();
        checkSupported(request);
        checkChangeable(function, request.revisionId());
        functions.setVariables(function.name(), request.environment().variables());
        latest.begin(latest.code());
        Duration takes = functions.settings().versionSettle().draw(randomness.stream("configuration settle"));
        time.after(takes, () -> {
            latest.settle(Optional.empty());
            latest.revised(functions.revisionId());
        });
        return FunctionDescriptions.as(
                FunctionDescriptions.configuration(function, latest, function.arn()),
                UpdateFunctionConfigurationResponse.builder());
    }

    private static void checkSupported(UpdateFunctionConfigurationRequest request) {
        boolean variablesOnly = request.equals(UpdateFunctionConfigurationRequest.builder()
                .functionName(request.functionName())
                .revisionId(request.revisionId())
                .environment(request.environment())
                .build());
        if (!variablesOnly || request.environment() == null) {
            throw new UnsupportedOperationException("UpdateFunctionConfiguration is modelled for Environment alone");
        }
    }

    private static void checkSupported(UpdateFunctionCodeRequest request) {
        if (request.zipFile() != null || request.s3Bucket() != null || request.hasArchitectures()) {
            throw new UnsupportedOperationException(
                    "UpdateFunctionCode with a zip file or Architectures is not modelled; give an ImageUri");
        }
    }

    /** Publish=true while the update is in progress: the version waits for the update, and shares its fate. */
    private FunctionVersion publishUpdating(LambdaFunction function) {
        Optional<FunctionVersion> newest =
                function.newest().filter(version -> function.latest().sameAs(version));
        if (newest.isPresent()) {
            return newest.get();
        }
        FunctionVersion version = function.publish();
        version.state(FunctionVersion.Status.PENDING);
        version.begin(version.code());
        version.modified(functions.revisionId(), time.instant());
        return version;
    }

    private void settle(LambdaFunction function, Optional<FunctionVersion> published) {
        FunctionVersion latest = function.latest();
        Code before = latest.running();
        Optional<String> failure = functions.images().holds(latest.code())
                ? latest.code().behaviour().updateFailure(function.name())
                : Optional.of("ImageDeleted");
        latest.settle(failure);
        latest.revised(functions.revisionId());
        published.filter(version -> version.state().is("Pending")).ifPresent(version -> {
            version.settle(failure);
            version.state(failure.map(FunctionVersion.Status::failed).orElse(FunctionVersion.Status.ACTIVE));
            version.revised(functions.revisionId());
        });
        if (failure.isEmpty() && !before.digest().equals(latest.running().digest())) {
            functions.announce(new LiveChange(
                    time.instant(),
                    function.name(),
                    Optional.empty(),
                    FunctionVersion.LATEST,
                    before.digest(),
                    latest.running().digest(),
                    100));
        }
    }

    private PublishVersionResponse publishVersion(PublishVersionRequest request) {
        LambdaFunction function = function(request.functionName());
        FunctionVersion latest = function.latest();
        checkChangeable(function, request.revisionId());
        if (request.codeSha256() != null
                && !request.codeSha256().equals(latest.code().sha256())) {
            throw errors.of(
                    "InvalidParameterValueException",
                    400,
                    "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
                            .formatted(request.codeSha256(), latest.code().sha256()));
        }
        FunctionVersion version =
                function.newest().filter(latest::sameAs).orElseGet(() -> publish(function, request.description()));
        return FunctionDescriptions.as(
                FunctionDescriptions.configuration(function, version, function.arn() + ":" + version.number()),
                PublishVersionResponse.builder());
    }

    private FunctionVersion publish(LambdaFunction function, @Nullable String description) {
        FunctionVersion version = function.publish();
        version.describe(Objects.requireNonNullElse(description, ""));
        version.state(FunctionVersion.Status.PENDING);
        version.modified(functions.revisionId(), time.instant());
        function.latest().revised(functions.revisionId());
        Duration takes = functions.settings().versionSettle().draw(randomness.stream("version settle"));
        time.after(takes, () -> {
            version.state(
                    functions.images().holds(version.code())
                            ? FunctionVersion.Status.ACTIVE
                            : FunctionVersion.Status.failed("ImageDeleted"));
            version.revised(functions.revisionId());
        });
        return version;
    }

    private LambdaFunction function(String name) {
        return functions.require(functions.reference(name, null).name());
    }

    private void checkChangeable(LambdaFunction function, @Nullable String revision) {
        checkRevision(revision, function.latest().revisionId());
        if (function.latest().isBusy()) {
            throw errors.of(
                    "ResourceConflictException",
                    409,
                    "The operation cannot be performed at this time. An update is in progress for resource: "
                            + function.arn());
        }
    }

    private void checkRevision(@Nullable String given, String current) {
        if (given != null && !given.equals(current)) {
            throw errors.of(
                    "PreconditionFailedException",
                    412,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
        }
    }

    private static UpdateFunctionCodeResponse response(LambdaFunction function, FunctionVersion version, String arn) {
        return FunctionDescriptions.as(
                FunctionDescriptions.configuration(function, version, arn), UpdateFunctionCodeResponse.builder());
    }
}
