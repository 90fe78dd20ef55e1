package slipway.rehearse;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import slipway.cloud.UserTraffic;

/**
 * What users met of an image while it was deployed.
 *
 * @param functions how many functions this is about: those for which the image is bad, or all when it is good
 * @param calls how many calls users sent to these functions while the execution ran
 * @param failures how many of them failed
 * @param exposed how many the image answered
 * @param exposedFailures how many of those failed
 * @param sharePercent what part of the calls the image answered, from its first answer to its last
 * @param seconds how long that lasted
 */
public record Exposure(
        int functions,
        long calls,
        long failures,
        long exposed,
        long exposedFailures,
        double sharePercent,
        double seconds) {
    /**
     * Reads what users of some functions met.
     *
     * @param digest of the image
     * @param functions their real names
     */
    public static Exposure of(
            UserTraffic traffic, String digest, Collection<String> functions, Instant from, Instant to) {
        Set<String> names = Set.copyOf(functions);
        List<UserTraffic.Tally> met = traffic.tallies().stream()
                .filter(tally -> names.contains(tally.function()))
                .filter(tally -> !tally.at().isBefore(from) && !tally.at().isAfter(to))
                .toList();
        List<UserTraffic.Tally> exposed =
                met.stream().filter(tally -> tally.digest().equals(digest)).toList();
        if (exposed.isEmpty()) {
            return new Exposure(names.size(), calls(met), failures(met), 0, 0, 0, 0);
        }
        Instant first = exposed.getFirst().at();
        Instant last = exposed.getLast().at();
        long meanwhile = calls(met.stream()
                .filter(tally -> !tally.at().isBefore(first) && !tally.at().isAfter(last))
                .toList());
        return new Exposure(
                names.size(),
                calls(met),
                failures(met),
                calls(exposed),
                failures(exposed),
                100.0 * calls(exposed) / meanwhile,
                Duration.between(first, last).toMillis() / 1_000.0);
    }

    private static long calls(List<UserTraffic.Tally> tallies) {
        return tallies.stream().mapToLong(UserTraffic.Tally::calls).sum();
    }

    private static long failures(List<UserTraffic.Tally> tallies) {
        return tallies.stream().mapToLong(UserTraffic.Tally::failures).sum();
    }
}
