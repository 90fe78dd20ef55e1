package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what is said of single functions, and of all of them, can be meant. */
final class FunctionChecks {
    private FunctionChecks() {}

    static Stream<Problem> problems(Outline outline) {
        List<Problem> problems = new ArrayList<>();
        Set<String> functions = outline.functions().keySet();
        outline.root().members("functions").forEach((function, place) -> {
            if (!functions.contains(function) && place.isSound()) {
                problems.add(place.keyProblem("no app has a function %s (add it to one); %s"
                        .formatted(Words.quoted(function), Words.suggestion(function, functions))));
            }
            for (Probe.Kind kind : Probe.Kind.values()) {
                place.get(kind.key())
                        .ifPresent(probe -> problems.addAll(ProbeChecks.problems(probe, outline, Set.of(function))));
            }
        });
        outline.root()
                .get("defaults")
                .flatMap(defaults -> defaults.get(Probe.Kind.HEALTH.key()))
                .ifPresent(probe -> problems.addAll(ProbeChecks.problems(probe, outline, outline.soundFunctions())));
        return problems.stream();
    }
}
