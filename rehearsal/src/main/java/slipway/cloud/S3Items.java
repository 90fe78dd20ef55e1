package slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.ItemReader;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads the items of distributed Maps from the simulated S3: one object, whose content is a JSON array. */
public final class S3Items implements ItemReader {
    private static final String GET_OBJECT = "arn:aws:states:::s3:getObject";

    private final SimulatedCloud cloud;

    public S3Items(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public List<?> read(String resource, @Nullable Object arguments, Map<String, ?> readerConfig) throws Failed {
        if (!resource.equals(GET_OBJECT) || !"JSON".equals(readerConfig.get("InputType"))) {
            throw new UnsupportedOperationException("the item reader " + resource + " with " + readerConfig
                    + " is not modelled; docs/SIMULATOR.md lists those that are");
        }
        Object content = Json.read(text(arguments)).orElse(null);
        if (content instanceof List<?> items) {
            return items;
        }
        throw new Failed("Attempting to map over non-iterable node.");
    }

    private String text(@Nullable Object arguments) throws Failed {
        if (!(arguments instanceof Map<?, ?> given)
                || !(given.get("Bucket") instanceof String bucket)
                || !(given.get("Key") instanceof String key)) {
            throw new Failed("The ItemReader's Arguments need a Bucket and a Key.");
        }
        try {
            return cloud.boundary()
                    .measure(Optional.empty(), () -> object(bucket, key))
                    .result()
                    .asUtf8String();
        } catch (S3Exception | SdkClientException e) {
            throw new Failed(String.valueOf(e.getMessage()), e);
        }
    }

    private ResponseBytes<GetObjectResponse> object(String bucket, String key) {
        return cloud.s3().getObjectAsBytes(request -> request.bucket(bucket).key(key));
    }
}
