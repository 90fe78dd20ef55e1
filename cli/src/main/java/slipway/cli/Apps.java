package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import slipway.definition.Plan;

/** The option that names some of the apps. */
final class Apps {
    @Option(names = "--apps", paramLabel = "APP", split = ",", description = "Only these apps. Default: all.")
    private List<String> names = new ArrayList<>();

    List<String> names() {
        return names;
    }

    /** Whether a function is of these apps. */
    boolean concern(Plan.Function function) {
        return names.isEmpty() || function.apps().stream().anyMatch(names::contains);
    }

    void putInto(ObjectNode request) {
        names.forEach(name -> request.withArray("/apps").add(name));
    }
}
