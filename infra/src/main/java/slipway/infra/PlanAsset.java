package slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import slipway.definition.Plan;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * A plan's two documents as S3 objects whose keys depend on their content: the functions in their batches, and the head, which names
 * the other.
 *
 * <p>An execution reads the plan that its own definition names, even when a newer one has been deployed since.
 */
final class PlanAsset extends Construct {
    private final Asset head;
    private final String prefix;

    /** @param prefix what the keys of the stack's assets begin with */
    PlanAsset(Construct parent, String prefix, Plan plan) {
        super(parent, "Plan");
        this.prefix = prefix;
        Asset functions = asset("Functions", plan.functionsJson());
        this.head = asset("Asset", plan.json(functions.getS3ObjectKey()));
    }

    private Asset asset(String id, String json) {
        try {
            Path file = Files.createTempFile("plan", ".json");
            try {
                Files.writeString(file, json);
                // The asset copies the file at once.
                return Asset.Builder.create(this, id).path(file.toString()).build();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The plan cannot be written to a temporary file: " + e.getMessage(), e);
        }
    }

    String bucketName() {
        return head.getS3BucketName();
    }

    String key() {
        return head.getS3ObjectKey();
    }

    /** The ARN of this environment's plans, older ones too: its assets have a prefix of their own. */
    String everyPlanArn() {
        return head.getBucket().arnForObjects(prefix + "*.json");
    }
}
