package slipway.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What must hold of a function before its code may change; pure. */
public final class Readiness {
    private Readiness() {}

    static List<String> problems(FunctionFacts.Facts facts, Preflight.Input input) {
        return problems(facts, input.alias(), input.variables(), input.architecture());
    }

    /**
     * Everything that stands in the way, each with what to do; empty when the function is ready.
     *
     * @param variables the names of the environment variables that it must have
     * @param architecture the image's
     */
    public static List<String> problems(
            FunctionFacts.Facts facts, Optional<String> alias, List<String> variables, String architecture) {
        if (!facts.exists()) {
            return List.of("there is no such function; create it, or mend its name in the manifest");
        }
        if (!facts.packageType().equals("Image")) {
            return List.of("it is no image function (" + facts.packageType() + "); create it from a container image");
        }
        List<String> problems = new ArrayList<>();
        if (facts.updateStatus().equals("InProgress")) {
            problems.add("an update is in progress that is not this deployment's; wait until it has ended");
        }
        if (!facts.state().equals("Active") && !facts.state().equals("Inactive")) {
            problems.add("its state is " + facts.state() + ", not Active; see its StateReason");
        }
        if (!facts.architecture().equals(architecture)) {
            problems.add("it runs on " + facts.architecture() + " but the image is built for " + architecture
                    + "; build for the function's architecture");
        }
        alias.ifPresent(name -> alias(facts, name, problems));
        logGroup(facts, problems);
        TreeSet<String> missing = new TreeSet<>(variables);
        missing.removeAll(facts.variables());
        if (!missing.isEmpty()) {
            problems.add("it lacks the environment variables " + missing + "; set them");
        }
        return problems;
    }

    private static void alias(FunctionFacts.Facts facts, String alias, List<String> problems) {
        if (facts.aliasVersion().isEmpty()) {
            problems.add("it has no alias '" + alias + "'; publish a version and create the alias for it");
        } else if (facts.aliasVersion().get().equals("$LATEST")) {
            problems.add(
                    "its alias '" + alias
                            + "' points at $LATEST, so that every update is live at once; publish a version and point the alias at it");
        } else if (facts.aliasSplit()) {
            problems.add("its alias '" + alias + "' is split between two versions; end that shift first");
        }
    }

    private static void logGroup(FunctionFacts.Facts facts, List<String> problems) {
        if (!facts.logGroupExists()) {
            problems.add("its log group does not exist; create it with a retention");
        } else if (facts.logRetentionDays().isEmpty()) {
            problems.add("its log group keeps its lines for ever; set a retention");
        }
    }
}
