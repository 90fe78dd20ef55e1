package slipway.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.SdkBytes;

/** A part of an image as registries keep it: bytes of a media type, known by their digest. */
record Blob(String mediaType, SdkBytes content, String digest) {
    Blob(String mediaType, byte[] content) {
        this(mediaType, SdkBytes.fromByteArray(content), digest(content));
    }

    ObjectNode descriptor() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mediaType", mediaType)
                .put("size", size())
                .put("digest", digest);
    }

    int size() {
        return content.asByteArrayUnsafe().length;
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
