package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Writes the report of a ticker. */
public final class ReportWorker implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("report-worker");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, ReportWorker::report);
    }

    private static Map<String, Object> report(Map<String, Object> event) {
        return Map.of("report", "No news of " + event.getOrDefault("ticker", "anything") + ".");
    }
}
