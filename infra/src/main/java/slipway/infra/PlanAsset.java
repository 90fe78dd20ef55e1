package slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * The plan document as an S3 object whose key depends on its content.
 *
 * <p>An execution reads the plan that its own definition names, even when a newer one has been deployed since.
 */
final class PlanAsset extends Construct {
    private final Asset asset;
    private final String prefix;

    /**
     * @param prefix what the keys of the stack's assets begin with
     * @param json the plan document
     */
    PlanAsset(Construct parent, String prefix, String json) {
        super(parent, "Plan");
        this.prefix = prefix;
        try {
            Path file = Files.createTempFile("plan", ".json");
            try {
                Files.writeString(file, json);
                // The asset copies the file at once.
                this.asset = Asset.Builder.create(this, "Asset")
                        .path(file.toString())
                        .build();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The plan cannot be written to a temporary file: " + e.getMessage(), e);
        }
    }

    String bucketName() {
        return asset.getS3BucketName();
    }

    String key() {
        return asset.getS3ObjectKey();
    }

    /** The ARN of this environment's plans, older ones too: its assets have a prefix of their own. */
    String everyPlanArn() {
        return asset.getBucket().arnForObjects(prefix + "*.json");
    }
}
