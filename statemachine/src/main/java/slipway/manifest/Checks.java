package slipway.manifest;

import java.util.List;
import java.util.stream.Stream;

/** What a schema cannot say: how the parts of a manifest fit together, and whether the names it makes can exist. */
final class Checks {
    private Checks() {}

    static List<Problem> check(Document document) {
        Outline outline = Outline.of(document.place());
        return Stream.of(
                        EnvironmentChecks.problems(outline),
                        StrategyChecks.problems(outline),
                        GateChecks.problems(outline),
                        TagChecks.problems(outline),
                        TemplateChecks.problems(outline),
                        NameChecks.problems(outline),
                        FunctionChecks.problems(outline),
                        WorkflowChecks.problems(outline))
                .flatMap(problems -> problems)
                .toList();
    }
}
