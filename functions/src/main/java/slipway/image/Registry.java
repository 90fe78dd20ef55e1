package slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.error.Busy;
import slipway.error.ImageRejected;
import slipway.step.HttpProbe;
import slipway.step.Json;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;

/** Gathers what ECR knows of an image. */
public final class Registry {
    private final EcrClient ecr;
    private final HttpProbe http;

    public Registry(EcrClient ecr, HttpProbe http) {
        this.ecr = ecr;
        this.http = http;
    }

    /**
     * A repository as ECR describes it.
     *
     * @param scansOnPush what the repository itself says: the account's rules may scan all the same
     */
    public record Repository(String name, String uri, String tagMutability, boolean scansOnPush) {}

    /**
     * An image of a repository.
     *
     * @param mediaType the manifest's media type
     */
    public record Image(Digest digest, List<String> tags, Instant pushedAt, String mediaType) {}

    /** @param findings counts by severity */
    record Scan(String status, String description, Map<String, Integer> findings) {}

    /**
     * The repository.
     *
     * @throws ImageRejected when there is none of that name
     */
    public Repository repository(String name) {
        try {
            var repository = ecr.describeRepositories(request -> request.repositoryNames(name))
                    .repositories()
                    .getFirst();
            return new Repository(
                    name,
                    repository.repositoryUri(),
                    repository.imageTagMutabilityAsString(),
                    repository.imageScanningConfiguration() != null
                            && Boolean.TRUE.equals(
                                    repository.imageScanningConfiguration().scanOnPush()));
        } catch (RepositoryNotFoundException _) {
            throw new ImageRejected("The ECR repository '" + name
                    + "' does not exist. Create it, or mend 'repository' in the manifest.");
        }
    }

    /**
     * The image with that tag or, without one, with that digest.
     *
     * @throws ImageRejected when there is none
     */
    public Image image(String repository, Optional<String> tag, Optional<Digest> digest) {
        ImageIdentifier.Builder id = ImageIdentifier.builder();
        tag.ifPresentOrElse(
                id::imageTag, () -> id.imageDigest(digest.orElseThrow().text()));
        try {
            ImageDetail detail = ecr.describeImages(
                            request -> request.repositoryName(repository).imageIds(id.build()))
                    .imageDetails()
                    .getFirst();
            return image(detail);
        } catch (ImageNotFoundException _) {
            throw new ImageRejected("There is no image "
                    + tag.map(ImageTag::quote)
                            .orElseGet(() -> digest.orElseThrow().text()) + " in the repository '"
                    + repository + "'. Push it first.");
        }
    }

    static Image image(ImageDetail detail) {
        return new Image(
                new Digest(detail.imageDigest()),
                detail.imageTags(),
                detail.imagePushedAt(),
                detail.imageManifestMediaType());
    }

    /** The repository's lifecycle policy, if it has one. */
    public Optional<LifecyclePolicy> lifecyclePolicy(String repository) {
        try {
            return Optional.of(
                    LifecyclePolicy.parse(ecr.getLifecyclePolicy(request -> request.repositoryName(repository))
                            .lifecyclePolicyText()));
        } catch (LifecyclePolicyNotFoundException _) {
            return Optional.empty();
        }
    }

    /** The architecture, from the image's configuration blob: neither the manifest nor DescribeImages has it. */
    String architecture(String repository, Image image) {
        BatchGetImageResponse answer = ecr.batchGetImage(request -> request.repositoryName(repository)
                .imageIds(ImageIdentifier.builder()
                        .imageDigest(image.digest().text())
                        .build())
                .acceptedMediaTypes(image.mediaType()));
        if (answer.images().isEmpty()) {
            throw new ImageRejected("ECR has no manifest of " + image.digest() + ": "
                    + (answer.failures().isEmpty()
                            ? "it gave no reason"
                            : answer.failures().getFirst().failureReason())
                    + ". Push the image again.");
        }
        JsonNode manifest = json(answer.images().getFirst().imageManifest(), image);
        String config = manifest.path("config").path("digest").asText("");
        if (!Digest.isDigest(config)) {
            throw new ImageRejected(
                    "The manifest of " + image.digest() + " names no configuration. Build the image anew.");
        }
        String url = ecr.getDownloadUrlForLayer(
                        request -> request.repositoryName(repository).layerDigest(config))
                .downloadUrl();
        String architecture = json(download(url), image).path("architecture").asText("");
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "arm64" -> "arm64";
            default ->
                throw new ImageRejected("The image " + image.digest() + " is built for '" + architecture
                        + "', which AWS Lambda does not run. Build it for linux/amd64 or linux/arm64.");
        };
    }

    Optional<Scan> scan(String repository, Digest digest) {
        try {
            DescribeImageScanFindingsResponse answer = ecr.describeImageScanFindings(
                    request -> request.repositoryName(repository).imageId(id -> id.imageDigest(digest.text())));
            Map<String, Integer> findings = answer.imageScanFindings() == null
                    ? Map.of()
                    : answer.imageScanFindings().findingSeverityCountsAsStrings();
            return Optional.of(new Scan(
                    answer.imageScanStatus().statusAsString(),
                    Optional.ofNullable(answer.imageScanStatus().description()).orElse(""),
                    findings));
        } catch (ScanNotFoundException _) {
            return Optional.empty();
        }
    }

    private String download(String url) {
        HttpProbe.Answer answer;
        try {
            answer = http.get(URI.create(url));
        } catch (IOException e) {
            // Its message may quote the address, which is signed: whoever has it can read the layer. So it is not kept
            // either.
            throw unreadable(e.getClass().getSimpleName());
        }
        if (answer.status() != 200) {
            throw unreadable("status " + answer.status());
        }
        return answer.body();
    }

    private static Busy unreadable(String why) {
        return new Busy("The image's configuration could not be read from ECR now (" + why + ").");
    }

    private static JsonNode json(String text, Image image) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException _) {
            throw new ImageRejected("ECR's description of " + image.digest() + " is not JSON. Push the image again.");
        }
    }
}
