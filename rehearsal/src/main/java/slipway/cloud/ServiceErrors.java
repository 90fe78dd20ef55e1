package slipway.cloud;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import slipway.fault.Failure;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes one service's exceptions as the SDK would from an answer: the class of the error code, with all its details. */
final class ServiceErrors {
    private final Service service;
    private final Randomness randomness;

    ServiceErrors(Service service, Randomness randomness) {
        this.service = service;
        this.randomness = randomness;
    }

    AwsServiceException of(String code, int status, String message) {
        return of(code, status, message, _ -> {});
    }

    /** Further members of the exception, such as the reasons of a cancelled transaction, are set on its builder. */
    AwsServiceException of(
            String code, int status, String message, Consumer<? super AwsServiceException.Builder> further) {
        AwsServiceException.Builder builder = builder(code);
        further.accept(builder);
        return builder.message(message)
                .statusCode(status)
                .requestId(randomness.uuid("request id").toString())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service.sdkName())
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(
                                SdkHttpResponse.builder().statusCode(status).build())
                        .build())
                .build();
    }

    SdkException of(Failure failure, String action, String resource) {
        return switch (failure) {
            case Failure.ConnectionLost lost ->
                SdkClientException.builder().message(lost.message()).build();
            case Failure.ServiceError error -> of(error.code(), error.status(), error.message());
            case Failure.Throttled _ -> of(service.throttled(), action, resource);
            case Failure.Denied _ -> of(service.denied(action, resource), action, resource);
            case Failure.Unavailable _ -> of(service.unavailable(), action, resource);
        };
    }

    /** An error code that the service's model does not declare becomes its general exception, as in the SDK. */
    private AwsServiceException.Builder builder(String code) {
        Class<?> type = Stream.of(code, code + "Exception", service.sdkName() + "Exception")
                .map(name -> modelClass(service.modelPackage() + "." + name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the SDK has no exception for " + service));
        try {
            Method builder = type.getMethod("builder");
            return (AwsServiceException.Builder) builder.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no builder like the SDK's other exceptions", e);
        }
    }

    private static Optional<Class<?>> modelClass(String name) {
        try {
            return Optional.<Class<?>>of(Class.forName(name)).filter(AwsServiceException.class::isAssignableFrom);
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }
}
