package slipway.cloud;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * One service integration: which operation of which client a Task's resource stands for.
 *
 * @param waits whether the task ends by an answer that names its token
 * @param optimised whether the resource is one of those that Step Functions treats in its own way
 */
record Integration(
        String service,
        String action,
        boolean optimised,
        boolean waits,
        Class<? extends SdkClient> type,
        SdkClient client) {
    /** Looking an operation up among the hundreds of a client takes longer than most of them do. */
    private static final Map<Call, Method> METHODS = new ConcurrentHashMap<>();

    private record Call(Class<?> client, String operation) {}

    private static final Pattern RESOURCE =
            Pattern.compile("arn:aws:states:::(aws-sdk:)?([a-z0-9]+):([A-Za-z]+)(\\.waitForTaskToken)?");

    static Integration of(String resource, SimulatedCloud cloud) {
        Matcher matcher = RESOURCE.matcher(resource);
        if (!matcher.matches()) {
            throw notModelled(resource);
        }
        boolean optimised = matcher.group(1) == null;
        String service = matcher.group(2);
        String action = matcher.group(3);
        if (optimised && !isOptimised(service, action)) {
            throw notModelled(resource);
        }
        String id = Service.named(service).map(Service::id).orElseThrow(() -> notModelled(resource));
        for (SdkClient client : cloud.clients()) {
            if (client.serviceName().equals(id)) {
                return new Integration(
                        service, action, optimised, matcher.group(4) != null, clientType(client), client);
            }
        }
        throw notModelled(resource);
    }

    /** The operation's answer, as Step Functions would hand it to the state. */
    Map<String, @Nullable Object> call(Map<?, ?> arguments) {
        Method method = method();
        Map<Object, @Nullable Object> members = new LinkedHashMap<>(arguments);
        Object[] given = new Object[method.getParameterCount()];
        if (given.length == 2) {
            given[1] = action.equals("putObject")
                    ? RequestBody.fromString(SdkJson.text(members.remove("Body")))
                    : ResponseTransformer.toBytes();
        }
        given[0] = SdkJson.build(requestBuilder(method.getParameterTypes()[0]), members);
        return answer(invoke(method, given));
    }

    private static Map<String, @Nullable Object> answer(Object answered) {
        if (answered instanceof ResponseBytes<?> bytes) {
            Map<String, @Nullable Object> members = SdkJson.read((SdkPojo) bytes.response());
            members.put("Body", bytes.asUtf8String());
            return members;
        }
        return SdkJson.read((SdkPojo) answered);
    }

    /** The overload that takes a request, with a body where the operation streams one. */
    private Method method() {
        return METHODS.computeIfAbsent(new Call(type, action), _ -> find());
    }

    private Method find() {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(action) && method.getParameterCount() > 0)
                .filter(method -> SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> method.getParameterCount() == 1
                        || method.getParameterTypes()[1] == RequestBody.class
                        || method.getParameterTypes()[1] == ResponseTransformer.class)
                .max(Comparator.comparingInt(Method::getParameterCount))
                .orElseThrow(() -> notModelled(service + ":" + action));
    }

    private static SdkPojo requestBuilder(Class<?> request) {
        try {
            return (SdkPojo) request.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(request + " has no builder like the SDK's other requests", e);
        }
    }

    private Object invoke(Method method, Object[] arguments) {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(method + " threw", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the SDK's interfaces are public", e);
        }
    }

    private static boolean isOptimised(String service, String action) {
        return switch (service) {
            case "lambda" -> action.equals("invoke");
            case "dynamodb" ->
                switch (action) {
                    case "getItem", "putItem", "updateItem", "deleteItem" -> true;
                    default -> false;
                };
            case "sns" -> action.equals("publish");
            case "events" -> action.equals("putEvents");
            default -> false;
        };
    }

    private static Class<? extends SdkClient> clientType(SdkClient client) {
        return client.getClass().getInterfaces()[0].asSubclass(SdkClient.class);
    }

    private static UnsupportedOperationException notModelled(String resource) {
        return new UnsupportedOperationException(
                "the service integration " + resource + " is not modelled; docs/SIMULATOR.md lists those that are");
    }
}
