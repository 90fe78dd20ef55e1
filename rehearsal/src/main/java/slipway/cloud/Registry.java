package slipway.cloud;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.asl.VirtualTime;

/** The account's ECR: its repositories, and the set-up that a rehearsal needs. */
public final class Registry {
    private final VirtualTime time;
    private final Randomness randomness;
    private final EventBus events;
    private final Settings settings;
    private final ServiceErrors errors;
    private final Map<String, EcrRepository> repositories = new LinkedHashMap<>();
    private final Map<String, ScanResult> planned = new LinkedHashMap<>();

    Registry(VirtualTime time, Randomness randomness, EventBus events, Settings settings, ServiceErrors errors) {
        this.time = time;
        this.randomness = randomness;
        this.events = events;
        this.settings = settings;
        this.errors = errors;
    }

    public void createRepository(String name, RepositorySettings repository) {
        if (repositories.putIfAbsent(name, new EcrRepository(name, repository, time.instant(), errors)) != null) {
            throw new IllegalArgumentException("the repository " + name + " exists already");
        }
    }

    public boolean exists(String name) {
        return repositories.containsKey(name);
    }

    /**
     * Pushes an image under tags, as a build does; each tag that was not there before makes a push event.
     *
     * @return the image's digest
     */
    public String push(String repository, Image image, String... tags) {
        return push(repository, image, ImageManifest.of(image), tags);
    }

    /** Pushes an image as the one with the given digest, for a rehearsal of an event that names it. */
    public void pushAs(String repository, String digest, Image image, String... tags) {
        push(repository, image, ImageManifest.of(image).withDigest(digest), tags);
    }

    private String push(String repository, Image image, ImageManifest manifest, String... tags) {
        EcrRepository target = require(repository);
        for (String tag : tags) {
            target.checkTag(tag, manifest.digest());
        }
        boolean known = target.byDigest(manifest.digest()).isPresent();
        StoredImage stored = target.store(manifest, image, time.instant());
        if (!known && target.settings().scanOnPush()) {
            startScan(target, stored);
        }
        for (String tag : tags) {
            tag(target, stored, tag);
        }
        return stored.digest();
    }

    /** Sets what the scan of an image says from now on; before its push, what it will say once it is complete. */
    public void scan(String repository, String digest, ScanResult result) {
        EcrRepository target = require(repository);
        if (target.byDigest(digest).isPresent()) {
            target.scan(digest, result);
        }
        planned.put(repository + "@" + digest, result);
    }

    /** Makes an image one that no scan was ever run on. */
    public void withoutScan(String repository, String digest) {
        require(repository).forgetScan(digest);
        planned.remove(repository + "@" + digest);
    }

    /** Deletes an image, as a lifecycle rule does. */
    public void delete(String repository, String digest) {
        require(repository).delete(digest);
    }

    public void lifecyclePolicy(String repository, String policyText) {
        require(repository).lifecyclePolicy(policyText);
    }

    /** The digest that an image has once it is pushed. */
    public static String digestOf(Image image) {
        return ImageManifest.of(image).digest();
    }

    /** The URI by which functions name an image; {@code reference} is a tag, or a digest. */
    public static String imageUri(String repository, String reference) {
        return Account.REGISTRY + "/" + repository + (reference.startsWith("sha256:") ? "@" : ":") + reference;
    }

    /** Adds a tag and says so on the event bus; nothing happens when the tag is there already. */
    boolean tag(EcrRepository repository, StoredImage image, String tag) {
        if (repository.tagsOf(image.digest()).contains(tag)) {
            return false;
        }
        repository.tag(tag, image.digest());
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("result", "SUCCESS");
        detail.put("repository-name", repository.name());
        detail.put("image-digest", image.digest());
        detail.put("action-type", "PUSH");
        detail.put("image-tag", tag);
        detail.put("manifest-media-type", image.manifest().mediaType());
        detail.put("artifact-media-type", "application/vnd.docker.container.image.v1+json");
        events.emit("aws.ecr", "ECR Image Action", List.of(), detail);
        return true;
    }

    Optional<EcrRepository> find(String name) {
        return Optional.ofNullable(repositories.get(name));
    }

    EcrRepository require(String name) {
        return find(name)
                .orElseThrow(() -> errors.of(
                        "RepositoryNotFoundException",
                        400,
                        "The repository with name '%s' does not exist in the registry with id '%s'"
                                .formatted(name, Account.ID)));
    }

    List<EcrRepository> repositories() {
        return List.copyOf(repositories.values());
    }

    private void startScan(EcrRepository repository, StoredImage image) {
        String digest = image.digest();
        repository.scan(digest, ScanResult.IN_PROGRESS);
        Duration takes = settings.scan().draw(randomness.stream("scan"));
        time.after(takes, () -> {
            ScanResult result = planned.getOrDefault(repository.name() + "@" + digest, ScanResult.complete(Map.of()));
            if (repository.scan(digest).filter(ScanResult.IN_PROGRESS::equals).isPresent()) {
                repository.scan(digest, result);
                announceScan(repository, digest, result);
            }
        });
    }

    private void announceScan(EcrRepository repository, String digest, ScanResult result) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("scan-status", result.status());
        detail.put("repository-name", repository.name());
        detail.put("finding-severity-counts", result.severities());
        detail.put("image-digest", digest);
        detail.put("image-tags", repository.tagsOf(digest));
        events.emit("aws.ecr", "ECR Image Scan", List.of(), detail);
    }
}
