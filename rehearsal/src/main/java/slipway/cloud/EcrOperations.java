package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** ECR's API over the {@link Registry}. */
final class EcrOperations {
    private static final int PAGE = 100;

    private final Registry registry;
    private final ServiceErrors errors;

    private EcrOperations(Registry registry, ServiceErrors errors) {
        this.registry = registry;
        this.errors = errors;
    }

    static Operations register(Operations operations, Registry registry) {
        EcrOperations ecr = new EcrOperations(registry, operations.errors());
        operations.on(DescribeRepositoriesRequest.class, ecr::describeRepositories);
        operations.on(DescribeImagesRequest.class, ecr::describeImages);
        operations.on(BatchGetImageRequest.class, ecr::batchGetImage);
        operations.on(GetDownloadUrlForLayerRequest.class, ecr::downloadUrl);
        operations.on(PutImageRequest.class, ecr::putImage);
        operations.on(DescribeImageScanFindingsRequest.class, ecr::scanFindings);
        operations.on(GetLifecyclePolicyRequest.class, ecr::lifecyclePolicy);
        return operations;
    }

    private DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        List<EcrRepository> all = request.hasRepositoryNames()
                ? request.repositoryNames().stream().map(registry::require).toList()
                : registry.repositories();
        Page<EcrRepository> page = Page.of(all, request.nextToken(), request.maxResults(), PAGE, EcrRepository::name);
        return DescribeRepositoriesResponse.builder()
                .repositories(page.items().stream().map(EcrOperations::describe).toList())
                .nextToken(page.next())
                .build();
    }

    private static Repository describe(EcrRepository repository) {
        Repository.Builder described = Repository.builder()
                .repositoryName(repository.name())
                .repositoryArn(Account.arn("ecr", "repository/" + repository.name()))
                .repositoryUri(Account.REGISTRY + "/" + repository.name())
                .registryId(Account.ID)
                .createdAt(repository.createdAt())
                .imageTagMutability(repository.settings().tagMutability())
                .imageScanningConfiguration(
                        it -> it.scanOnPush(repository.settings().scanOnPush()));
        if (!repository.settings().exclusions().isEmpty()) {
            described.imageTagMutabilityExclusionFilters(repository.settings().exclusions().stream()
                    .map(filter -> ImageTagMutabilityExclusionFilter.builder()
                            .filterType("WILDCARD")
                            .filter(filter)
                            .build())
                    .toList());
        }
        return described.build();
    }

    private DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        List<StoredImage> all = request.hasImageIds()
                ? request.imageIds().stream()
                        .map(repository::require)
                        .distinct()
                        .toList()
                : repository.images();
        TagStatus status = Optional.ofNullable(request.filter())
                .flatMap(filter -> Optional.ofNullable(filter.tagStatus()))
                .orElse(TagStatus.ANY);
        List<StoredImage> wanted = all.stream()
                .filter(image -> status == TagStatus.ANY
                        || repository.tagsOf(image.digest()).isEmpty() == (status == TagStatus.UNTAGGED))
                .toList();
        Page<StoredImage> page = Page.of(wanted, request.nextToken(), request.maxResults(), PAGE, StoredImage::digest);
        return DescribeImagesResponse.builder()
                .imageDetails(page.items().stream()
                        .map(image -> describe(repository, image))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private static ImageDetail describe(EcrRepository repository, StoredImage image) {
        List<String> tags = repository.tagsOf(image.digest());
        return ImageDetail.builder()
                .registryId(Account.ID)
                .repositoryName(repository.name())
                .imageDigest(image.digest())
                .imageTags(tags.isEmpty() ? null : tags)
                .imageSizeInBytes(image.manifest().size())
                .imagePushedAt(image.pushedAt())
                .imageManifestMediaType(image.manifest().mediaType())
                .artifactMediaType(
                        image.manifest().children().isEmpty() ? "application/vnd.docker.container.image.v1+json" : null)
                .build();
    }

    private BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        List<software.amazon.awssdk.services.ecr.model.Image> images = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : request.imageIds()) {
            if (id.imageDigest() == null && id.imageTag() == null) {
                failures.add(failure(id, ImageFailureCode.MISSING_DIGEST_AND_TAG, "Missing image digest and tag"));
                continue;
            }
            Optional<StoredImage> found = repository.find(id);
            if (found.isEmpty()) {
                failures.add(failure(id, ImageFailureCode.IMAGE_NOT_FOUND, "Requested image not found"));
                continue;
            }
            String mediaType = found.get().manifest().mediaType();
            if (request.hasAcceptedMediaTypes() && !request.acceptedMediaTypes().contains(mediaType)) {
                throw new UnsupportedOperationException(
                        "BatchGetImage that must convert %s to one of %s is not modelled"
                                .formatted(mediaType, request.acceptedMediaTypes()));
            }
            images.add(image(repository, found.get(), id.imageTag()));
        }
        return BatchGetImageResponse.builder().images(images).failures(failures).build();
    }

    private static ImageFailure failure(ImageIdentifier id, ImageFailureCode code, String reason) {
        return ImageFailure.builder()
                .imageId(id)
                .failureCode(code)
                .failureReason(reason)
                .build();
    }

    private static software.amazon.awssdk.services.ecr.model.Image image(
            EcrRepository repository, StoredImage image, String tag) {
        return software.amazon.awssdk.services.ecr.model.Image.builder()
                .registryId(Account.ID)
                .repositoryName(repository.name())
                .imageId(it -> it.imageDigest(image.digest()).imageTag(tag))
                .imageManifest(image.manifest().text())
                .imageManifestMediaType(image.manifest().mediaType())
                .build();
    }

    private GetDownloadUrlForLayerResponse downloadUrl(GetDownloadUrlForLayerRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        if (repository.blob(request.layerDigest()).isEmpty()) {
            throw errors.of(
                    "LayersNotFoundException",
                    400,
                    "The layer with digest '%s' does not exist within the repository with name '%s'"
                            .formatted(request.layerDigest(), repository.name()));
        }
        return GetDownloadUrlForLayerResponse.builder()
                .downloadUrl(SimulatedHttp.layerUrl(repository.name(), request.layerDigest()))
                .layerDigest(request.layerDigest())
                .build();
    }

    private PutImageResponse putImage(PutImageRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        String digest = ImageManifest.digest(request.imageManifest());
        if (request.imageDigest() != null && !request.imageDigest().equals(digest)) {
            throw errors.of(
                    "ImageDigestDoesNotMatchException",
                    400,
                    "The provided digest '%s' does not match the digest of the manifest '%s'"
                            .formatted(request.imageDigest(), digest));
        }
        StoredImage image = repository
                .byDigest(digest)
                .orElseThrow(() -> errors.of(
                        "LayersNotFoundException",
                        400,
                        "Layers of the image with digest '%s' do not exist in the repository '%s'"
                                .formatted(digest, repository.name())));
        if (request.imageTag() == null || !registry.tag(repository, image, request.imageTag())) {
            throw errors.of(
                    "ImageAlreadyExistsException",
                    400,
                    "Image with digest '%s' and tag '%s' already exists in the repository with name '%s' in registry with id '%s'"
                            .formatted(digest, request.imageTag(), repository.name(), Account.ID));
        }
        return PutImageResponse.builder()
                .image(image(repository, image, request.imageTag()))
                .build();
    }

    private DescribeImageScanFindingsResponse scanFindings(DescribeImageScanFindingsRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        StoredImage image = repository.require(request.imageId());
        ScanResult scan = repository
                .scan(image.digest())
                .orElseThrow(() -> errors.of(
                        "ScanNotFoundException",
                        400,
                        "Image scan does not exist for the image with '%s' in the repository with name '%s' in the registry with id '%s'"
                                .formatted(image.digest(), repository.name(), Account.ID)));
        DescribeImageScanFindingsResponse.Builder response = DescribeImageScanFindingsResponse.builder()
                .registryId(Account.ID)
                .repositoryName(repository.name())
                .imageId(it -> it.imageDigest(image.digest())
                        .imageTag(request.imageId().imageTag()))
                .imageScanStatus(it -> it.status(scan.status()).description(scan.description()));
        if (List.of("COMPLETE", "ACTIVE").contains(scan.status())) {
            Map<String, Integer> counts = new TreeMap<>(scan.severities());
            response.imageScanFindings(it -> it.findingSeverityCountsWithStrings(counts));
        }
        return response.build();
    }

    private GetLifecyclePolicyResponse lifecyclePolicy(GetLifecyclePolicyRequest request) {
        EcrRepository repository = registry.require(request.repositoryName());
        String text = repository
                .lifecyclePolicy()
                .orElseThrow(() -> errors.of(
                        "LifecyclePolicyNotFoundException",
                        400,
                        "Lifecycle policy does not exist for the repository with name '%s' in the registry with id '%s'"
                                .formatted(repository.name(), Account.ID)));
        return GetLifecyclePolicyResponse.builder()
                .registryId(Account.ID)
                .repositoryName(repository.name())
                .lifecyclePolicyText(text)
                .build();
    }
}
