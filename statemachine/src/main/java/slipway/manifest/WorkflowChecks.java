package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the workflow refers to functions that exist. */
final class WorkflowChecks {
    private WorkflowChecks() {}

    static Stream<Problem> problems(Outline outline) {
        List<Problem> problems = new ArrayList<>();
        Optional<Place> workflow = outline.root().get("workflow");
        for (Place item : workflow.map(place -> place.items("requires")).orElse(List.of())) {
            item.get("invokes").flatMap(invokes -> unknown(invokes, outline)).ifPresent(problems::add);
        }
        workflow.flatMap(place -> place.get("firstRun")).ifPresent(firstRun -> {
            firstRun.get("function")
                    .flatMap(function -> unknown(function, outline))
                    .ifPresent(problems::add);
            firstRun.get("payload").flatMap(ProbeChecks::payload).ifPresent(problems::add);
        });
        return problems.stream();
    }

    private static Optional<Problem> unknown(Place function, Outline outline) {
        return function.text()
                .filter(name -> !outline.functions().containsKey(name))
                .map(name -> function.problem("no app has a function %s; %s"
                        .formatted(
                                Words.quoted(name),
                                Words.suggestion(name, outline.functions().keySet()))));
    }
}
