package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Answers chats: the report of the ticker that somebody asks for. */
public final class TelegramApi implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("telegram-api");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, TelegramApi::report);
    }

    private static Map<String, Object> report(Map<String, Object> event) {
        return Map.of("ticker", String.valueOf(event.get("ticker")), "recommendation", "HOLD");
    }
}
