package slipway.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the real names that the manifest makes can exist, and are all different. */
final class NameChecks {
    private static final Pattern LAMBDA = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern STATE_MACHINE = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Outline outline;
    private final String application;

    /** At most one problem for each place: a template that is too long is too long everywhere. */
    private final Map<String, Problem> problems = new HashMap<>();

    private NameChecks(Outline outline, String application) {
        this.outline = outline;
        this.application = application;
    }

    static Stream<Problem> problems(Outline outline) {
        return outline.application().stream().flatMap(application -> {
            NameChecks checks = new NameChecks(outline, application);
            checks.functions();
            checks.stateMachines();
            checks.repository();
            return checks.problems.values().stream();
        });
    }

    private void functions() {
        Map<String, String> owners = new HashMap<>();
        for (String function : outline.soundFunctions()) {
            Place place = place(function);
            Optional<String> written = isTemplate(place) ? place.text() : Optional.of(Defaults.NAMES);
            Optional<Template> template = TemplateChecks.sound(written, Names.IN_FUNCTION)
                    .filter(found ->
                            !isCommon(place) || (found.has(Template.FUNCTION) && found.has(Template.ENVIRONMENT)));
            for (String environment : template.isPresent() ? outline.soundEnvironments() : List.<String>of()) {
                String name = Names.ofFunction(template.orElseThrow(), application, function, environment);
                String owner = function + " in " + environment;
                require(place, LAMBDA, name, owner, "the name of a Lambda function");
                String other = owners.putIfAbsent(name, owner);
                if (other != null) {
                    tell(place, same(name, other, owner, template.orElseThrow()));
                }
            }
        }
    }

    /** Where the function's name is made: in its own template, in that of all, or, by default, where it is listed. */
    private Place place(String function) {
        return outline.own(function)
                .flatMap(own -> own.get("name"))
                .or(() -> outline.root().get("names"))
                .orElseGet(() -> outline.listed(function));
    }

    private static boolean isTemplate(Place place) {
        return isCommon(place) || place.path().text().endsWith(".name");
    }

    private static boolean isCommon(Place place) {
        return place.path().text().equals("names");
    }

    private void stateMachines() {
        Optional<Place> place = outline.root().get("workflow").flatMap(workflow -> workflow.get("stateMachine"));
        Optional<Template> template = TemplateChecks.sound(place.flatMap(Place::text), Names.IN_ENVIRONMENT);
        Map<String, String> owners = new HashMap<>();
        for (String environment : template.isPresent() ? outline.soundEnvironments() : List.<String>of()) {
            String name = Names.ofEnvironment(template.orElseThrow(), application, environment);
            require(place.orElseThrow(), STATE_MACHINE, name, environment, "the name of a state machine");
            String other = owners.putIfAbsent(name, environment);
            if (other != null) {
                tell(place.orElseThrow(), same(name, other, environment, template.orElseThrow()));
            }
        }
    }

    private void repository() {
        if (outline.root().get("repository").isEmpty()
                && !(REPOSITORY.matcher(application).matches() && application.length() > 1)) {
            tell(
                    outline.root().get("application").orElseThrow(),
                    "%s cannot be the name of an ECR repository, which it is by default; write 'repository' too"
                            .formatted(Words.quoted(application)));
        }
    }

    private void require(Place place, Pattern form, String name, String owner, String what) {
        if (!form.matcher(name).matches()) {
            String longest = form == LAMBDA ? "64" : "80";
            tell(
                    place,
                    "makes %s (%d characters) for %s; %s has at most %s letters, digits, '-' and '_'"
                            .formatted(Words.quoted(name), name.length(), owner, what, longest));
        }
    }

    private static String same(String name, String first, String second, Template template) {
        return "makes the same name %s for %s and for %s; %s"
                .formatted(
                        Words.quoted(name),
                        first,
                        second,
                        template.has(Template.ENVIRONMENT) ? "names must differ" : "put {environment} into it");
    }

    private void tell(Place place, String message) {
        problems.putIfAbsent(place.path().text(), place.problem(message));
    }
}
