package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Begins the precomputation of all patterns. */
public final class PrecomputeController implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("precompute-controller");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, PrecomputeController::begin);
    }

    private static Map<String, Object> begin(Map<String, Object> event) {
        return Map.of("started", true, "source", event.getOrDefault("source", "unknown"));
    }
}
