package slipway.step;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** One HTTP GET; the only way in which steps reach anything but AWS. */
public interface HttpProbe {
    /**
     * Asks once.
     *
     * @throws IOException when no answer came: refused, unknown host, time-out
     */
    Answer get(URI uri) throws IOException;

    /**
     * What came back, whatever its status.
     *
     * @param headers by lower-case name; the first value of each
     */
    record Answer(int status, String body, Map<String, String> headers) {}
}
