package dailyreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What the image says of itself in {@code image.properties}: its version, and in which way it is bad for a function. */
final class Release {
    private final Properties properties;

    private Release(Properties properties) {
        this.properties = properties;
    }

    /** The image that this program is in. */
    static Release current() {
        Properties properties = new Properties();
        try (InputStream in = Release.class.getResourceAsStream("/image.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(properties);
    }

    String version() {
        return properties.getProperty("version", "unknown");
    }

    /** The kind of the fault that was built in for the function. */
    Optional<String> fault(String function) {
        return Optional.ofNullable(properties.getProperty("break." + function));
    }
}
