package slipway.local;

import java.nio.file.Path;
import java.util.Map;
import slipway.definition.Plan;

/** What a local cloud runs: an application's manifest, and the images of its functions. */
public interface Application {
    /** The manifest's file. */
    Path manifest();

    /** What Lambda calls: the function's handler, as the image has it. */
    String handler(Plan.Function function);

    /**
     * An image for all functions.
     *
     * @param version what the functions answer as their version
     * @param faults how it is bad, by a function's short name
     */
    Image image(Plan plan, String version, Map<String, Fault> faults);

    /** The file of the workflow's definition; asked only when the manifest declares one. */
    Path workflow();
}
