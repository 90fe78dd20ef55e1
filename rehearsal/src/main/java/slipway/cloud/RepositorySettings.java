package slipway.cloud;

import java.util.List;

/**
 * How an ECR repository is set up.
 *
 * @param tagMutability {@code MUTABLE}, {@code IMMUTABLE}, {@code IMMUTABLE_WITH_EXCLUSION} or {@code MUTABLE_WITH_EXCLUSION}
 * @param exclusions wildcard patterns of the tags that the exclusion is about
 */
public record RepositorySettings(String tagMutability, List<String> exclusions, boolean scanOnPush) {
    /** Tags never move, and every push is scanned. */
    public static final RepositorySettings IMMUTABLE = new RepositorySettings("IMMUTABLE", List.of(), true);

    public static final RepositorySettings MUTABLE = new RepositorySettings("MUTABLE", List.of(), true);

    public RepositorySettings {
        exclusions = List.copyOf(exclusions);
    }

    /** The same without a scan of each push. */
    public RepositorySettings withoutScan() {
        return new RepositorySettings(tagMutability, exclusions, false);
    }

    boolean mayMove(String tag) {
        boolean excluded = exclusions.stream().anyMatch(pattern -> Wildcard.matches(pattern, tag));
        return switch (tagMutability) {
            case "MUTABLE" -> true;
            case "IMMUTABLE" -> false;
            case "IMMUTABLE_WITH_EXCLUSION" -> excluded;
            case "MUTABLE_WITH_EXCLUSION" -> !excluded;
            default -> throw new IllegalArgumentException("no such tag mutability: " + tagMutability);
        };
    }
}
