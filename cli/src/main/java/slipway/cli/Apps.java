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

    /** Puts them into a request; the plan knows which there are. */
    void putInto(ObjectNode request, Plan plan) {
        names.forEach(name -> Known.require("--apps", "app", name, plan.apps()));
        names.forEach(name -> request.withArray("/apps").add(name));
    }
}
