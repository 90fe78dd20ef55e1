package slipway.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether environments can be told apart, and whether their order of promotion is one. */
final class EnvironmentChecks {
    /** Stacks are named slipway-APPLICATION-ENVIRONMENT; that of the ledger ends with this. */
    private static final String LEDGER = "ledger";

    /** Slipway's functions are named slipway-APPLICATION-ENVIRONMENT-TASK: 64 less the first word, the hyphens, the task. */
    private static final int LONGEST_TOGETHER = 64 - "slipway---".length() - 20;

    private final Outline outline;

    private EnvironmentChecks(Outline outline) {
        this.outline = outline;
    }

    static Stream<Problem> problems(Outline outline) {
        EnvironmentChecks checks = new EnvironmentChecks(outline);
        return Stream.of(checks.names(), checks.refs(), checks.order(), checks.circles(), checks.promotions())
                .flatMap(List::stream);
    }

    private List<Problem> names() {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        outline.environments().forEach((name, place) -> {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                problems.add(place.keyProblem("%s and %s differ in case only; give one another name"
                        .formatted(Words.named(other), Words.named(name))));
            }
            if (name.equalsIgnoreCase(LEDGER)) {
                problems.add(place.keyProblem("'ledger' is the name of Slipway's own stack; use another name"));
            }
            int length =
                    name.length() + outline.application().map(String::length).orElse(0);
            if (length > LONGEST_TOGETHER) {
                problems.add(place.keyProblem(
                        "the names of application and environment have %d characters together; at most %d leave room for those of Slipway's own functions"
                                .formatted(length, LONGEST_TOGETHER)));
            }
        });
        return problems;
    }

    private List<Problem> refs() {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        outline.environments()
                .forEach((name, place) -> place.get("ref")
                        .ifPresent(ref -> ref.text()
                                .flatMap(text -> refProblem(text, name, owners))
                                .ifPresent(message -> problems.add(ref.problem(message)))));
        return problems;
    }

    private static Optional<String> refProblem(String ref, String environment, Map<String, String> owners) {
        if (GitRef.parse(ref).isEmpty()) {
            return Optional.of("%s is no git ref; write branch:NAME, or tag:PATTERN with * as wildcard"
                    .formatted(Words.quoted(ref)));
        }
        String owner = owners.putIfAbsent(ref, environment);
        return Optional.ofNullable(owner)
                .map(other -> "%s has the ref %s already; give each environment its own"
                        .formatted(Words.named(other), Words.quoted(ref)));
    }

    private List<Problem> order() {
        List<Problem> problems = new ArrayList<>();
        outline.environments()
                .forEach((name, place) -> place.get("after")
                        .ifPresent(after -> after.text()
                                .filter(before -> !outline.environments().containsKey(before))
                                .ifPresent(before -> {
                                    List<String> others = outline.environments().keySet().stream()
                                            .filter(other -> !other.equals(name))
                                            .toList();
                                    problems.add(after.problem("there is no environment %s; %s"
                                            .formatted(Words.quoted(before), Words.suggestion(before, others))));
                                })));
        return problems;
    }

    /** Promotion by itself ends before the last environment: what goes there is a person's decision. */
    private List<Problem> promotions() {
        List<Problem> problems = new ArrayList<>();
        outline.environments()
                .forEach((name, place) -> place.get("promote")
                        .filter(promote ->
                                promote.text().filter("automatic"::equals).isPresent())
                        .flatMap(promote -> promotionProblem(name).map(promote::problem))
                        .ifPresent(problems::add));
        return problems;
    }

    private Optional<String> promotionProblem(String environment) {
        List<String> next = comesAfter(environment);
        if (next.isEmpty()) {
            return Optional.of("no environment comes after %s, so there is nothing to promote to; remove 'promote'"
                    .formatted(Words.named(environment)));
        }
        return next.stream()
                .filter(last -> comesAfter(last).isEmpty())
                .findFirst()
                .map(last ->
                        "%s is the last environment, and what goes there is a person's decision; write manual, and promote by {\"action\": \"promote\"}"
                                .formatted(Words.named(last)));
    }

    private List<String> comesAfter(String environment) {
        return outline.environments().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .text("after")
                        .filter(environment::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Problem> circles() {
        List<Problem> problems = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (String start : outline.environments().keySet()) {
            List<String> circle = circle(start);
            if (!circle.isEmpty() && told.addAll(circle)) {
                String way = Stream.concat(Stream.of(start), circle.reversed().stream())
                        .map(Words::named)
                        .collect(Collectors.joining(" → "));
                outline.environment(start)
                        .get("after")
                        .ifPresent(after -> problems.add(
                                after.problem("promotion runs in a circle, %s; remove one 'after'".formatted(way))));
            }
        }
        return problems;
    }

    /** From an environment back to itself, each followed by the one it comes after; empty when there is no such way. */
    private List<String> circle(String start) {
        List<String> way = new ArrayList<>();
        Optional<String> at = Optional.of(start);
        while (at.isPresent() && !way.contains(at.get())) {
            way.add(at.get());
            at = Optional.ofNullable(outline.environments().get(at.get())).flatMap(place -> place.text("after"));
        }
        return at.isPresent() && at.get().equals(start) ? way : List.of();
    }
}
