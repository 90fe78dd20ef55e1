package slipway.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import slipway.fault.ApiCall;
import slipway.fault.Failure;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The modelled operations of one service, and the SDK client made of them.
 *
 * <p>The client's interface is answered by a proxy. Every operation goes through the boundary; what the interface itself composes of operations
 * (overloads that take a builder's consumer, paginators) is left to it; all else throws and names what was called.
 */
final class Operations {
    private final Service service;
    private final Boundary boundary;
    private final Randomness randomness;
    private final ServiceErrors errors;
    private final Map<Class<?>, Operation> operations = new HashMap<>();

    /** One operation; {@code arguments} is how many its method takes: two for those that stream a body. */
    private record Operation(int arguments, BiFunction<SdkRequest, @Nullable Object, ?> effect) {}

    Operations(Service service, Boundary boundary, Randomness randomness) {
        this.service = service;
        this.boundary = boundary;
        this.randomness = randomness;
        this.errors = new ServiceErrors(service, randomness);
    }

    ServiceErrors errors() {
        return errors;
    }

    <Q extends SdkRequest, R extends AwsResponse> void on(Class<Q> request, Function<Q, R> effect) {
        operations.put(request, new Operation(1, (it, _) -> effect.apply(request.cast(it))));
    }

    /** An operation whose second argument is a body to send, or what to make of the body received. */
    <Q extends SdkRequest, B> void onBody(Class<Q> request, Class<B> body, BiFunction<Q, B, ?> effect) {
        operations.put(request, new Operation(2, (it, second) -> effect.apply(request.cast(it), body.cast(second))));
    }

    <C extends SdkClient> C client(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Client(type)));
    }

    private Object call(String method, Operation operation, SdkRequest request, @Nullable Object body) {
        String name = Character.toUpperCase(method.charAt(0)) + method.substring(1);
        String resource = ResourceNames.of(request);
        Object answer = boundary.call(
                service, name, resource, request, this::exception, () -> operation.effect.apply(request, body));
        return answer instanceof AwsResponse response ? received(response) : answer;
    }

    private RuntimeException exception(Failure failure, ApiCall call) {
        return errors.of(failure, call.action(), call.resource());
    }

    /** What the SDK adds to each response when it arrives. */
    private AwsResponse received(AwsResponse response) {
        String requestId = randomness.uuid("request id").toString();
        AwsResponse.Builder builder = response.toBuilder();
        builder.responseMetadata(DefaultAwsResponseMetadata.create(Map.of("AWS_REQUEST_ID", requestId)));
        int status = response.sdkHttpResponse() == null
                ? 200
                : response.sdkHttpResponse().statusCode();
        builder.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(status)
                .headers(Map.of("x-amzn-RequestId", List.of(requestId)))
                .build());
        return builder.build();
    }

    private final class Client implements InvocationHandler {
        private final Class<?> type;

        private Client(Class<?> type) {
            this.type = type;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
            Object[] arguments = given == null ? new Object[0] : given;
            if (method.getDeclaringClass() == Object.class) {
                return object(proxy, method, arguments);
            }
            switch (method.getName()) {
                case "serviceName" -> {
                    return service.id();
                }
                case "close" -> {
                    return null;
                }
                default -> {}
            }
            if (arguments.length > 0
                    && arguments[0] instanceof SdkRequest request
                    && !method.getName().endsWith("Paginator")) {
                Operation operation = operations.get(request.getClass());
                if (operation != null && accepts(operation, method)) {
                    return call(method.getName(), operation, request, arguments.length == 2 ? arguments[1] : null);
                }
            }
            return composed(proxy, method, arguments);
        }

        /** Overloads such as getObject(request, Path) come down to the one whose second argument is an interface of the SDK's. */
        private static boolean accepts(Operation operation, Method method) {
            Class<?>[] parameters = method.getParameterTypes();
            return parameters.length == operation.arguments && (parameters.length == 1 || parameters[1] != Path.class);
        }

        private @Nullable Object composed(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            } catch (UnsupportedOperationException e) {
                if (e.getMessage() != null) {
                    throw e;
                }
                throw new UnsupportedOperationException(
                        "%s.%s is not modelled by the simulated AWS; docs/SIMULATOR.md lists what is"
                                .formatted(type.getSimpleName(), method.getName()),
                        e);
            }
        }

        @SuppressWarnings("ReferenceEquality") // A client equals itself only, as those of the SDK do.
        private Object object(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "simulated " + type.getSimpleName();
            };
        }
    }
}
