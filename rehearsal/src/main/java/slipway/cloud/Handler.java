package slipway.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A Lambda's stream handler without its context argument. */
@FunctionalInterface
public interface Handler {
    void handle(InputStream in, OutputStream out) throws IOException;
}
