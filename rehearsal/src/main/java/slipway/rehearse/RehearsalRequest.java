package slipway.rehearse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.manifest.Manifest;

/**
 * What is to be rehearsed.
 *
 * @param apps which apps; empty for all of them
 * @param event the execution's input, a JSON text: a raw ECR event, or what CI or an operator would send; empty for the push of
 *     a good image
 * @param breaks in which way the new image is bad, by the function's short name
 * @param callsPerSecond how many calls a second users send to each function, on average; 0 for no users
 * @param approver who answers when the environment asks for an approval
 * @param seed of everything that is drawn by chance; the same request with the same seed gives the same result
 */
public record RehearsalRequest(
        Manifest manifest,
        String environment,
        List<String> apps,
        Optional<String> event,
        Map<String, Break> breaks,
        double callsPerSecond,
        Approver approver,
        long seed) {
    /** With somebody who approves. */
    public RehearsalRequest(
            Manifest manifest,
            String environment,
            List<String> apps,
            Optional<String> event,
            Map<String, Break> breaks,
            double callsPerSecond,
            long seed) {
        this(manifest, environment, apps, event, breaks, callsPerSecond, Approver.WILLING, seed);
    }

    /** Without users, and with somebody who approves. */
    public RehearsalRequest(
            Manifest manifest,
            String environment,
            List<String> apps,
            Optional<String> event,
            Map<String, Break> breaks,
            long seed) {
        this(manifest, environment, apps, event, breaks, 0, Approver.WILLING, seed);
    }
}
