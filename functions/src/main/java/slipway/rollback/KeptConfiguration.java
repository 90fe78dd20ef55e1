package slipway.rollback;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import slipway.error.RestoreFailed;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/**
 * A function's configuration as one of its versions keeps it, put back. Values are copied in here, and stand in no message, record
 * or answer.
 *
 * <p>What needs permissions beyond the function stays as it is: role, network, file systems, encryption key, dead letters.
 */
final class KeptConfiguration {
    private record Part<T>(
            Function<FunctionConfiguration, T> of, BiConsumer<UpdateFunctionConfigurationRequest.Builder, T> put) {
        boolean differs(FunctionConfiguration one, FunctionConfiguration other) {
            return !Objects.equals(of.apply(one), of.apply(other));
        }

        void copy(FunctionConfiguration from, UpdateFunctionConfigurationRequest.Builder change) {
            put.accept(change, of.apply(from));
        }
    }

    private static final String LATEST = "$LATEST";

    private static final List<Part<?>> PARTS = List.of(
            new Part<>(
                    KeptConfiguration::variables,
                    (change, variables) -> change.environment(environment -> environment.variables(variables))),
            new Part<>(FunctionConfiguration::memorySize, UpdateFunctionConfigurationRequest.Builder::memorySize),
            new Part<>(FunctionConfiguration::timeout, UpdateFunctionConfigurationRequest.Builder::timeout),
            new Part<>(
                    configuration -> Optional.ofNullable(configuration.ephemeralStorage())
                            .map(EphemeralStorage::size),
                    (change, size) ->
                            size.ifPresent(megabytes -> change.ephemeralStorage(storage -> storage.size(megabytes)))),
            new Part<>(
                    configuration ->
                            Optional.ofNullable(configuration.tracingConfig()).map(TracingConfigResponse::mode),
                    (change, mode) -> mode.ifPresent(kept -> change.tracingConfig(tracing -> tracing.mode(kept)))),
            new Part<>(
                    configuration -> Optional.ofNullable(configuration.imageConfigResponse())
                            .map(ImageConfigResponse::imageConfig)
                            .orElse(ImageConfig.builder().build()),
                    UpdateFunctionConfigurationRequest.Builder::imageConfig),
            new Part<>(
                    FunctionConfiguration::loggingConfig, UpdateFunctionConfigurationRequest.Builder::loggingConfig));

    private final LambdaClient lambda;

    KeptConfiguration(LambdaClient lambda) {
        this.lambda = lambda;
    }

    /**
     * Finds out whether it could be put back, before anything is changed.
     *
     * @throws RestoreFailed when a part of it cannot be read, and so neither compared nor copied
     */
    void requireReadable(String function, String version) {
        read(function, version);
        read(function, LATEST);
    }

    /**
     * Answers whether anything differed: then an update is in progress now. Whoever asks again compares again.
     *
     * @param lock is required to be held between the reading and the change
     * @throws RestoreFailed when a part of it cannot be read
     */
    boolean putBack(String function, String version, Runnable lock) {
        FunctionConfiguration kept = read(function, version);
        FunctionConfiguration now = read(function, LATEST);
        List<Part<?>> different =
                PARTS.stream().filter(part -> part.differs(kept, now)).toList();
        if (different.isEmpty()) {
            return false;
        }
        lock.run();
        UpdateFunctionConfigurationRequest.Builder change = UpdateFunctionConfigurationRequest.builder()
                .functionName(function)
                .revisionId(now.revisionId());
        different.forEach(part -> part.copy(kept, change));
        lambda.updateFunctionConfiguration(change.build());
        return true;
    }

    private FunctionConfiguration read(String function, String version) {
        FunctionConfiguration read = lambda.getFunction(
                        request -> request.functionName(function).qualifier(version))
                .configuration();
        Optional.ofNullable(read.environment()).map(EnvironmentResponse::error).ifPresent(error -> {
            throw unreadable(function, version, "variables", error.errorCode());
        });
        Optional.ofNullable(read.imageConfigResponse())
                .map(ImageConfigResponse::error)
                .ifPresent(error -> {
                    throw unreadable(function, version, "image settings", error.errorCode());
                });
        return read;
    }

    private static RestoreFailed unreadable(String function, String version, String part, String code) {
        return new RestoreFailed(
                "%s version %s: its %s cannot be read (%s), so its configuration cannot be put back. Permit its key, then redrive; or roll back without configuration."
                        .formatted(function, version, part, code));
    }

    private static Map<String, String> variables(FunctionConfiguration configuration) {
        return Optional.ofNullable(configuration.environment())
                .map(EnvironmentResponse::variables)
                .orElse(Map.of());
    }
}
