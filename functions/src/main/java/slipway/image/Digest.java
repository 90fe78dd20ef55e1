package slipway.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * An image's digest: what is tracked, deployed, verified and promoted.
 *
 * @param text {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record Digest(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no image digest: it must be sha256: and 64 hexadecimal digits");
        }
    }

    public static boolean isDigest(String text) {
        return FORM.matcher(text).matches();
    }

    /** The 64 digits alone: what AWS Lambda calls an image function's {@code CodeSha256}. */
    public String hex() {
        return text.substring("sha256:".length());
    }

    @Override
    public String toString() {
        return text;
    }
}
