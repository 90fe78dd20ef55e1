package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the templates of names hold the placeholders they need, and no others. */
final class TemplateChecks {
    private TemplateChecks() {}

    static Stream<Problem> problems(Outline outline) {
        List<Problem> problems = new ArrayList<>();
        outline.root()
                .get("names")
                .ifPresent(names -> names.text()
                        .flatMap(text -> namesProblem(new Template(text)))
                        .ifPresent(message -> problems.add(names.problem(message))));
        for (Place function : outline.root().members("functions").values()) {
            function.get("name").ifPresent(name -> check(name, Names.IN_FUNCTION, problems));
        }
        outline.root()
                .get("workflow")
                .flatMap(workflow -> workflow.get("stateMachine"))
                .ifPresent(name -> check(name, Names.IN_ENVIRONMENT, problems));
        for (Place environment : outline.environments().values()) {
            environment.items("alarms").forEach(alarm -> check(alarm, Names.IN_ENVIRONMENT, problems));
        }
        return problems.stream();
    }

    /** What is wrong with a template in which these placeholders may stand. */
    static Optional<String> problem(Template template, Set<String> allowed) {
        List<String> braced =
                new TreeSet<>(allowed).stream().map(name -> "{" + name + "}").toList();
        if (template.hasStrayBrace()) {
            return Optional.of(
                    "has a brace that belongs to no placeholder; the placeholders here are " + Words.and(braced));
        }
        return template.placeholders().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .map(name -> "unknown placeholder %s; %s"
                        .formatted(Words.quoted("{" + name + "}"), Words.suggestion("{" + name + "}", braced)));
    }

    private static void check(Place place, Set<String> allowed, List<Problem> problems) {
        place.text()
                .flatMap(text -> problem(new Template(text), allowed))
                .ifPresent(message -> problems.add(place.problem(message)));
    }

    private static Optional<String> namesProblem(Template names) {
        return problem(names, Names.IN_FUNCTION)
                .or(() -> Stream.of(Template.FUNCTION, Template.ENVIRONMENT)
                        .filter(name -> !names.has(name))
                        .findFirst()
                        .map(name ->
                                "lacks {%s}; without it several functions would have one name, write for example %s"
                                        .formatted(name, Defaults.NAMES)));
    }

    /** The template, if all its placeholders can be filled. */
    static Optional<Template> sound(Optional<String> text, Set<String> allowed) {
        return text.map(Template::new)
                .filter(template -> problem(template, allowed).isEmpty());
    }
}
