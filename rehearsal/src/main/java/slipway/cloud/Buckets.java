package slipway.cloud;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** The account's S3 buckets. */
public final class Buckets {
    /** One object. */
    record Stored(SdkBytes content, @Nullable String contentType, Instant at) {
        String etag() {
            return "\""
                    + ImageManifest.digest(content.asString(StandardCharsets.ISO_8859_1))
                            .substring(7, 39) + "\"";
        }
    }

    private final Map<String, Map<String, Stored>> buckets = new LinkedHashMap<>();

    Buckets() {}

    public void create(String name) {
        buckets.putIfAbsent(name, new TreeMap<>());
    }

    /** The text of an object; empty where there is none. */
    public Optional<String> text(String bucket, String key) {
        return find(bucket)
                .flatMap(objects -> Optional.ofNullable(objects.get(key)))
                .map(stored -> stored.content.asUtf8String());
    }

    public List<String> keys(String bucket) {
        return find(bucket).map(objects -> List.copyOf(objects.keySet())).orElse(List.of());
    }

    Optional<Map<String, Stored>> find(String bucket) {
        return Optional.ofNullable(buckets.get(bucket));
    }
}
