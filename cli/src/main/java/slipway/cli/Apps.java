package slipway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names some of the apps. */
final class Apps {
    @Option(names = "--apps", paramLabel = "APP", split = ",", description = "Only these apps. Default: all.")
    private List<String> names = new ArrayList<>();

    List<String> names() {
        return names;
    }

    void putInto(ObjectNode request) {
        names.forEach(name -> request.withArray("/apps").add(name));
    }
}
