package slipway.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The function that the benchmark's images have in them: it repeats its event, and says its version and that it is well. */
public final class Responder implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    static final String PROPERTIES = "image.properties";

    private final String version = version();

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = Responder.class.getResourceAsStream("/" + PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log(version + " answers\n");
        Map<String, Object> answer = new LinkedHashMap<>(event);
        answer.put("status", "ok");
        answer.put("version", version);
        return answer;
    }
}
