package slipway.step;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by the JDK's own, small client. */
public final class JavaHttpProbe implements HttpProbe {
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    /** An answer that is longer is cut: a health check reads a few fields. */
    private static final int MAXIMUM_BYTES = 1 << 20;

    @Override
    public Answer get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout((int) TIME_OUT.toMillis());
            connection.setReadTimeout((int) TIME_OUT.toMillis());
            connection.setRequestProperty("Accept", "application/json");
            int status = connection.getResponseCode();
            return new Answer(status, body(connection, status), headers(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return stream == null ? "" : new String(stream.readNBytes(MAXIMUM_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new TreeMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            // The status line comes as a header without a name.
            if (name != null && !values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        return headers;
    }
}
