package slipway.cloud;

import java.time.Duration;
import java.util.Optional;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Lambda's Invoke in its three types. */
final class InvokeOperation {
    private static final Duration QUEUED = Duration.ofMillis(100);

    private final Invocations invocations;
    private final VirtualTime time;
    private final ServiceErrors errors;

    private InvokeOperation(Invocations invocations, VirtualTime time, ServiceErrors errors) {
        this.invocations = invocations;
        this.time = time;
        this.errors = errors;
    }

    static Operations register(Operations operations, Invocations invocations, VirtualTime time) {
        InvokeOperation invoke = new InvokeOperation(invocations, time, operations.errors());
        operations.on(InvokeRequest.class, invoke::invoke);
        return operations;
    }

    private InvokeResponse invoke(InvokeRequest request) {
        Invocations.Target target = invocations.target(request.functionName(), request.qualifier());
        String payload = Optional.ofNullable(request.payload())
                .map(SdkBytes::asUtf8String)
                .filter(text -> !text.isEmpty())
                .orElse("{}");
        if (!payload.equals("null") && Json.read(payload).isEmpty()) {
            throw errors.of("InvalidRequestContentException", 400, "Could not parse request body into json");
        }
        InvocationType type = Optional.ofNullable(request.invocationType()).orElse(InvocationType.REQUEST_RESPONSE);
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case EVENT -> {
                invocations.checkReady(target);
                time.after(QUEUED, () -> run(target, payload));
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case REQUEST_RESPONSE -> {
                invocations.checkReady(target);
                Invocations.Run<Reply> run = run(target, payload);
                await(request, run.duration());
                yield response(target, run, request.logType() == LogType.TAIL);
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw errors.of(
                        "InvalidParameterValueException",
                        400,
                        "Unknown InvocationType " + request.invocationTypeAsString());
        };
    }

    /** The function runs on, whether or not its caller still waits for the answer. */
    private void await(InvokeRequest request, Duration duration) {
        Optional<Duration> patience =
                request.overrideConfiguration().flatMap(RequestOverrideConfiguration::apiCallTimeout);
        if (patience.isPresent() && duration.compareTo(patience.get()) > 0) {
            invocations.charge(patience.get());
            throw ApiCallTimeoutException.create(patience.get().toMillis());
        }
        invocations.charge(duration);
    }

    private Invocations.Run<Reply> run(Invocations.Target target, String payload) {
        return invocations.run(
                target,
                version ->
                        version.running().behaviour().invoke(invocations.request(target.function(), version, payload)),
                reply -> reply);
    }

    private static InvokeResponse response(Invocations.Target target, Invocations.Run<Reply> run, boolean tail) {
        InvokeResponse.Builder response = InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(target.version().number())
                .payload(SdkBytes.fromUtf8String(run.reply().payload()));
        if (run.reply().errorType().isPresent()) {
            response.functionError("Unhandled");
        }
        if (tail) {
            response.logResult(run.log().tail());
        }
        return response.build();
    }
}
