package slipway.cloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs a stream handler, and reports what it throws as the managed Java runtime does. */
record HandlerBehaviour(Handler handler) implements Behaviour {
    /** A warm call's own work, next to which the calls to AWS are what takes time. */
    private static final Duration WARM = Duration.ofMillis(3);

    private static final int FRAMES = 20;

    @Override
    public Reply invoke(Request request) {
        var in = new ByteArrayInputStream(request.payload().getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try {
            handler.handle(in, out);
        } catch (UnsupportedOperationException e) {
            // An operation that is not modelled is a gap in the simulation, which must not look like a failed
            // deployment.
            throw e;
        } catch (IOException | RuntimeException e) {
            return thrown(e).taking(WARM);
        }
        return Reply.of(out.toString(StandardCharsets.UTF_8)).taking(WARM);
    }

    /** The runtime names an exception by its class, which is what {@code ErrorEquals} in a state machine matches. */
    private static Reply thrown(Exception e) {
        String type = e.getClass().getName();
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        List<String> frames = Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .toList();
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errorMessage", message);
        error.put("errorType", type);
        error.put("stackTrace", frames);
        return Reply.functionError(type, message).withPayload(Json.write(error)).withLog(message + ": " + type);
    }
}
