package slipway.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an image is, named by its digest.
 *
 * @param repository the repository's URI, without a tag
 */
public record ImageUri(String repository, Digest digest) {

    /** Parses {@code <repository>@sha256:<hex>}. */
    @JsonCreator
    public static ImageUri parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no image by digest: it must be <repository>@sha256:<hex>");
        }
        return new ImageUri(text.substring(0, at), new Digest(text.substring(at + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return repository + "@" + digest;
    }
}
