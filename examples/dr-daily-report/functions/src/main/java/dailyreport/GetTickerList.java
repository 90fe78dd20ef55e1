package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** Knows which tickers there are. */
public final class GetTickerList implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("get-ticker-list");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, GetTickerList::list);
    }

    private static Map<String, Object> list(Map<String, Object> event) {
        return Map.of("tickers", List.of("NVDA19", "DBS19", "AAPL19"));
    }
}
