package slipway.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.Image;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;

/** ECR: one repository with one image. */
public final class FakeEcr implements EcrClient {
    public static final Instant PUSHED_AT = Instant.parse("2026-01-01T10:00:00Z");
    public static final String CONFIGURATION_URL = "https://layers.example.com/config?X-Amz-Signature=" + World.SECRET;

    public String repository = "dr-daily-report";
    public String mutability = "IMMUTABLE";
    public final List<String> tags = new ArrayList<>(List.of("dev-1234567"));
    public String mediaType = "application/vnd.oci.image.manifest.v1+json";
    public String manifest = "{\"config\":{\"digest\":\"sha256:%s\"}}".formatted("c".repeat(64));
    public Optional<String> lifecyclePolicy = Optional.empty();
    /** False when the manifest cannot be had: reported in the answer, not thrown. */
    public boolean hasManifest = true;
    /** Empty when the image was never scanned. */
    public Optional<String> scanStatus = Optional.of("COMPLETE");

    public Map<String, Integer> findings = Map.of("HIGH", 3);
    private final Calls calls;

    FakeEcr(Calls calls) {
        this.calls = calls;
    }

    @Override
    public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        return calls.make("describeRepositories", () -> {
            if (!request.repositoryNames().equals(List.of(repository))) {
                throw Unmodelled.error(RepositoryNotFoundException.builder(), "RepositoryNotFoundException", 400, "");
            }
            return DescribeRepositoriesResponse.builder()
                    .repositories(Repository.builder()
                            .repositoryName(repository)
                            .repositoryUri(World.NEW.repository())
                            .imageTagMutability(mutability)
                            .build())
                    .build();
        });
    }

    @Override
    public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
        return calls.make(
                "getLifecyclePolicy",
                () -> GetLifecyclePolicyResponse.builder()
                        .lifecyclePolicyText(lifecyclePolicy.orElseThrow(() -> Unmodelled.error(
                                LifecyclePolicyNotFoundException.builder(),
                                "LifecyclePolicyNotFoundException",
                                400,
                                "")))
                        .build());
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        return calls.make("describeImages", () -> {
            ImageIdentifier id = request.imageIds().getFirst();
            boolean found = id.imageTag() == null
                    ? World.NEW.digest().text().equals(id.imageDigest())
                    : tags.contains(id.imageTag());
            if (!found) {
                throw Unmodelled.error(ImageNotFoundException.builder(), "ImageNotFoundException", 400, "");
            }
            return DescribeImagesResponse.builder()
                    .imageDetails(ImageDetail.builder()
                            .imageDigest(World.NEW.digest().text())
                            .imageTags(tags)
                            .imagePushedAt(PUSHED_AT)
                            .imageManifestMediaType(mediaType)
                            .build())
                    .build();
        });
    }

    @Override
    public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
        return calls.make("batchGetImage", () -> {
            BatchGetImageResponse.Builder answer = BatchGetImageResponse.builder();
            return hasManifest
                    ? answer.images(Image.builder().imageManifest(manifest).build())
                            .build()
                    : answer.failures(ImageFailure.builder()
                                    .failureCode("ImageNotFound")
                                    .failureReason("Requested image not found")
                                    .build())
                            .build();
        });
    }

    @Override
    public GetDownloadUrlForLayerResponse getDownloadUrlForLayer(GetDownloadUrlForLayerRequest request) {
        return calls.make(
                "getDownloadUrlForLayer",
                () -> GetDownloadUrlForLayerResponse.builder()
                        .downloadUrl(CONFIGURATION_URL)
                        .build());
    }

    @Override
    public DescribeImageScanFindingsResponse describeImageScanFindings(DescribeImageScanFindingsRequest request) {
        return calls.make("describeImageScanFindings", () -> {
            String status = scanStatus.orElseThrow(() ->
                    Unmodelled.error(ScanNotFoundException.builder(), "ScanNotFoundException", 400, "never scanned"));
            return DescribeImageScanFindingsResponse.builder()
                    .imageScanStatus(scan -> scan.status(status))
                    .imageScanFindings(found -> found.findingSeverityCountsWithStrings(findings))
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return "ecr";
    }

    @Override
    public void close() {}
}
