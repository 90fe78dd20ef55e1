package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether an image's tag says for sure which environment it is meant for. */
final class TagChecks {
    private static final Pattern ECR_TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final String FULL_SHA = "0".repeat(40);

    private final Outline outline;
    private final TagTemplate tag;

    private TagChecks(Outline outline, TagTemplate tag) {
        this.outline = outline;
        this.tag = tag;
    }

    static Stream<Problem> problems(Outline outline) {
        Optional<Place> written = outline.root().get("tag");
        Template template = new Template(written.flatMap(Place::text).orElse(Defaults.TAG));
        Optional<String> wrong = formProblem(template);
        if (wrong.isPresent()) {
            return written.stream().map(place -> place.problem(wrong.get()));
        }
        TagChecks checks = new TagChecks(outline, new TagTemplate(template));
        return outline.application().stream()
                .flatMap(application ->
                        Stream.concat(checks.characters(application, written), checks.lookAlikes(application)));
    }

    private static Optional<String> formProblem(Template template) {
        Optional<String> wrong = TemplateChecks.problem(template, Names.IN_TAG);
        if (wrong.isPresent()) {
            return wrong;
        }
        if (!template.has(Template.ENVIRONMENT)) {
            return Optional.of("lacks {environment}; without it no tag says where its image belongs");
        }
        long shas =
                template.placeholders().stream().filter(Template.SHA::equals).count();
        return shas == 1
                ? Optional.empty()
                : Optional.of("has {sha} " + (shas == 0 ? "nowhere" : "more than once")
                        + "; write it exactly once, for example " + Defaults.TAG);
    }

    private Stream<Problem> characters(String application, Optional<Place> written) {
        Optional<String> bad = outline.soundEnvironments().stream()
                .map(environment -> tag.tag(application, environment, FULL_SHA))
                .filter(example -> !ECR_TAG.matcher(example).matches())
                .findFirst();
        Place place = written.orElse(outline.root());
        return bad.stream()
                .map(example -> place.problem("makes %s, which is no tag: ECR allows 128 letters, digits, '_', '.' and"
                                .formatted(Words.quoted(example))
                        + " '-', and neither '.' nor '-' in front"));
    }

    /**
     * The rule that starts a deployment sees a tag's beginning and end only; and of a tag that fits two environments nobody
     * could say whose malformed tag it is.
     */
    private Stream<Problem> lookAlikes(String application) {
        List<String> names = List.copyOf(outline.soundEnvironments());
        List<Problem> problems = new ArrayList<>();
        for (int second = 1; second < names.size(); second++) {
            for (int first = 0; first < second; first++) {
                lookAlike(application, names.get(first), names.get(second)).ifPresent(problems::add);
            }
        }
        return problems.stream();
    }

    private Optional<Problem> lookAlike(String application, String one, String other) {
        boolean oneCovers = covers(application, one, other);
        // Names that are equal but for case are refused already.
        if (one.equalsIgnoreCase(other) || !(oneCovers || covers(application, other, one))) {
            return Optional.empty();
        }
        String general = oneCovers ? one : other;
        String special = oneCovers ? other : one;
        return Optional.of(outline.environment(other)
                .keyProblem("a tag of %s, such as %s, looks like one of %s; give one of the two another name"
                        .formatted(special, tag.tag(application, special, "0123abc"), general)));
    }

    private boolean covers(String application, String general, String special) {
        return tag.prefix(application, special).startsWith(tag.prefix(application, general))
                && tag.suffix(application, special).endsWith(tag.suffix(application, general));
    }
}
