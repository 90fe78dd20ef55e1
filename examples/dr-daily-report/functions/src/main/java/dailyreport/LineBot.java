package dailyreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Answers another messenger's chats. */
public final class LineBot implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final Answering answering = new Answering("line-bot");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return answering.answer(event, context, LineBot::reply);
    }

    private static Map<String, Object> reply(Map<String, Object> event) {
        return Map.of("reply", "You wrote " + event.getOrDefault("text", "nothing") + ".");
    }
}
