package slipway.rollback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.error.InvalidRequest;
import slipway.image.Digest;
import slipway.ledger.Releases.Release;

/** Judges which release a rollback on demand goes to; pure. */
final class KnownGood {
    private static final int TOLD = 5;

    private KnownGood() {}

    /**
     * The release before the one that runs; while a deployment is under way, the one that ran before it.
     *
     * @param releases the newest first
     * @return empty when a deployment is under way and is the first on record: putting it back is all there is to do
     * @throws InvalidRequest when nothing earlier is on record
     */
    static Optional<Digest> before(List<Release> releases, boolean changing, String environment) {
        if (changing) {
            return releases.stream().map(Release::digest).findFirst();
        }
        Digest running = releases.stream()
                .map(Release::digest)
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("The ledger knows no release of " + environment
                        + " that was good; there is nothing to go back to."));
        Optional<Digest> before = releases.stream()
                .dropWhile(release -> !(release.deployed() && release.digest().equals(running)))
                .filter(Release::deployed)
                .map(Release::digest)
                .filter(digest -> !digest.equals(running))
                .findFirst();
        if (before.isEmpty()) {
            throw new InvalidRequest("The ledger knows no good release of " + environment + " before " + running
                    + ", which runs; name one with \"to\". Known: " + known(releases) + ".");
        }
        return before;
    }

    /**
     * The named release, if it was ever deployed here.
     *
     * @throws InvalidRequest naming those that were, when it was not
     */
    static Digest named(List<Release> releases, Digest digest, String environment) {
        if (releases.stream().noneMatch(release -> release.digest().equals(digest))) {
            throw new InvalidRequest(digest + " was never deployed well to " + environment
                    + ", so nothing shows that it is good. Known: " + known(releases) + ".");
        }
        return digest;
    }

    private static String known(List<Release> releases) {
        String known = releases.stream()
                .map(release -> release.digest().text())
                .distinct()
                .limit(TOLD)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "none" : known;
    }
}
