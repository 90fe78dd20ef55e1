package slipway.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Names the call that a fake does not model: the SDK's interfaces throw without saying which. */
final class Unmodelled {
    private Unmodelled() {}

    static <T> T naming(Class<T> service, T fake) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (_, method, arguments) -> call(service, fake, method, arguments)));
    }

    private static Object call(Class<?> service, Object fake, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(fake, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnsupportedOperationException cause && cause.getMessage() == null) {
                throw new UnsupportedOperationException(
                        service.getSimpleName() + "." + method.getName() + " is not modelled", cause);
            }
            throw e.getCause();
        }
    }

    static AwsServiceException error(AwsServiceException.Builder builder, String code, int status, String message) {
        return builder.awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Fake")
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .statusCode(status)
                .build();
    }
}
