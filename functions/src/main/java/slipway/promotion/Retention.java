package slipway.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.image.Digest;
import slipway.image.LifecyclePolicy;
import slipway.image.Registry;
import slipway.image.TaggedImages;

/**
 * Whether the repository keeps what a deployment and its rollback need. What is found endangers later deployments, not this one: it is told, and
 * refuses nothing.
 */
public final class Retention {
    private final Registry registry;
    private final TaggedImages images;

    public Retention(Registry registry, TaggedImages images) {
        this.registry = registry;
        this.images = images;
    }

    /** What to mend, a sentence each. */
    public List<String> findings(String repository, Digest deployed, Optional<Digest> running) {
        List<String> findings = new ArrayList<>();
        if (!registry.repository(repository).scansOnPush()) {
            findings.add("The repository '" + repository
                    + "' does not scan on push; set it, or a scanning rule of the registry");
        }
        Optional<LifecyclePolicy> policy = registry.lifecyclePolicy(repository);
        if (policy.isEmpty()) {
            findings.add(
                    "The repository '" + repository
                            + "' has no lifecycle policy, so that images pile up; give it one that expires those without a tag");
            return findings;
        }
        List<Registry.Image> all = images.of(repository);
        lifecycle(repository, policy.get(), all, deployed, "is deployed now").ifPresent(findings::add);
        running.filter(digest -> !digest.equals(deployed))
                .flatMap(digest -> lifecycle(repository, policy.get(), all, digest, "a rollback goes back to"))
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<String> lifecycle(
            String repository, LifecyclePolicy policy, List<Registry.Image> all, Digest digest, String why) {
        String which = "The image that " + why + " (" + digest + ")";
        Optional<Registry.Image> image =
                all.stream().filter(each -> each.digest().equals(digest)).findFirst();
        if (image.isEmpty()) {
            return Optional.of(
                    which + " is not in the repository '" + repository + "' any more, or has no tag; push it again");
        }
        return policy.danger(image.get(), all)
                .map(how -> which + " is not safe from the lifecycle policy of '" + repository + "': " + how
                        + ". Keep the tags of environments out of the rules");
    }
}
