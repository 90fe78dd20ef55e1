package slipway.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** One repository: images by digest, tags that point at them, and what scans said. */
final class EcrRepository {
    private final String name;
    private final RepositorySettings settings;
    private final Instant createdAt;
    private final ServiceErrors errors;
    private final Map<String, StoredImage> images = new LinkedHashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, ScanResult> scans = new HashMap<>();
    private Optional<String> lifecyclePolicy = Optional.empty();

    EcrRepository(String name, RepositorySettings settings, Instant createdAt, ServiceErrors errors) {
        this.name = name;
        this.settings = settings;
        this.createdAt = createdAt;
        this.errors = errors;
    }

    String name() {
        return name;
    }

    RepositorySettings settings() {
        return settings;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<StoredImage> images() {
        return List.copyOf(images.values());
    }

    Optional<StoredImage> byDigest(String digest) {
        return Optional.ofNullable(images.get(digest));
    }

    Optional<StoredImage> byTag(String tag) {
        return Optional.ofNullable(tags.get(tag)).map(images::get);
    }

    /** By digest, by tag, or by both when they agree. */
    Optional<StoredImage> find(ImageIdentifier id) {
        if (id.imageDigest() == null) {
            return byTag(id.imageTag());
        }
        return byDigest(id.imageDigest())
                .filter(image -> id.imageTag() == null || image.digest().equals(tags.get(id.imageTag())));
    }

    StoredImage require(ImageIdentifier id) {
        return find(id).orElseThrow(() -> errors.of(
                "ImageNotFoundException",
                400,
                "The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within the repository with name '%s' in the registry with id '%s'"
                        .formatted(id.imageDigest(), id.imageTag(), name, Account.ID)));
    }

    List<String> tagsOf(String digest) {
        List<String> found = new ArrayList<>();
        tags.forEach((tag, target) -> {
            if (target.equals(digest)) {
                found.add(tag);
            }
        });
        return found;
    }

    /** Keeps an image with what it lists; one that is there already keeps the instant of its first push. */
    StoredImage store(ImageManifest manifest, Image image, Instant now) {
        manifest.children().forEach(child -> store(child, image, now));
        return images.computeIfAbsent(manifest.digest(), _ -> new StoredImage(manifest, image, now));
    }

    /** Points a tag at an image; refused where the tag points elsewhere and may not move. */
    void tag(String tag, String digest) {
        checkTag(tag, digest);
        tags.put(tag, digest);
    }

    void checkTag(String tag, String digest) {
        String current = tags.get(tag);
        if (current != null && !current.equals(digest) && !settings.mayMove(tag)) {
            throw errors.of(
                    "ImageTagAlreadyExistsException",
                    400,
                    "The image tag '%s' already exists in the '%s' repository and cannot be overwritten because the repository is immutable."
                            .formatted(tag, name));
        }
    }

    /** Deletes an image and its tags, as a lifecycle rule does. */
    void delete(String digest) {
        images.remove(digest);
        tags.values().removeIf(digest::equals);
    }

    Optional<String> blob(String digest) {
        return images.values().stream()
                .flatMap(image -> image.manifest().blob(digest).stream())
                .findFirst();
    }

    Optional<ScanResult> scan(String digest) {
        return Optional.ofNullable(scans.get(digest));
    }

    void scan(String digest, ScanResult result) {
        scans.put(digest, result);
    }

    void forgetScan(String digest) {
        scans.remove(digest);
    }

    Optional<String> lifecyclePolicy() {
        return lifecyclePolicy;
    }

    void lifecyclePolicy(String text) {
        lifecyclePolicy = Optional.of(text);
    }
}
