package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Starts the day's work for each ticker; nobody may run it for a test. */
public final class TickerScheduler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("ticker-scheduler");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, TickerScheduler::schedule);
    }

    private static Map<String, Object> schedule(Map<String, Object> event) {
        return Map.of("scheduled", event.getOrDefault("tickers", 0));
    }
}
