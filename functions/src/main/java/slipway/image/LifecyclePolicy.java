package slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.error.AwsRejected;
import slipway.step.Json;

/**
 * When ECR takes an image away by itself; pure.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html">Amazon ECR, lifecycle policies</a>: an image that
 * a rule selects is no other's of a lower priority (a higher number), and whether it runs makes no difference.
 */
public record LifecyclePolicy(List<Rule> rules) {
    public LifecyclePolicy {
        rules = List.copyOf(rules);
    }

    /** @param number days, or images */
    record Rule(
            int priority,
            String tagStatus,
            List<String> prefixes,
            List<String> patterns,
            String countType,
            int number) {
        /** Of several prefixes or patterns, each must have a tag. */
        boolean selects(List<String> tags) {
            return switch (tagStatus) {
                case "any" -> true;
                case "untagged" -> tags.isEmpty();
                default ->
                    !tags.isEmpty()
                            && prefixes.stream()
                                    .allMatch(prefix -> tags.stream().anyMatch(tag -> tag.startsWith(prefix)))
                            && patterns.stream()
                                    .map(Rule::wildcards)
                                    .allMatch(pattern -> tags.stream()
                                            .anyMatch(
                                                    tag -> pattern.matcher(tag).matches()));
            };
        }

        private static Pattern wildcards(String pattern) {
            return Pattern.compile(
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    public static LifecyclePolicy parse(String text) {
        try {
            return new LifecyclePolicy(Json.MAPPER
                    .readTree(text)
                    .path("rules")
                    .valueStream()
                    .map(LifecyclePolicy::rule)
                    .sorted(Comparator.comparingInt(Rule::priority))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new AwsRejected("The lifecycle policy is not JSON. See it by GetLifecyclePolicy.", e);
        }
    }

    private static Rule rule(JsonNode rule) {
        JsonNode selection = rule.path("selection");
        return new Rule(
                rule.path("rulePriority").asInt(),
                selection.path("tagStatus").asText(""),
                selection
                        .path("tagPrefixList")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList(),
                selection
                        .path("tagPatternList")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList(),
                selection.path("countType").asText(""),
                selection.path("countNumber").asInt());
    }

    /**
     * How the policy takes an image away though it is needed: at the next push, or when its time has come. Empty when it does not.
     *
     * @param all the repository's images that have a tag
     */
    public Optional<String> danger(Registry.Image needed, List<Registry.Image> all) {
        return rules.stream()
                .filter(rule -> rule.selects(needed.tags()))
                .findFirst()
                .flatMap(rule -> danger(rule, needed, all).map(how -> "rule " + rule.priority() + " " + how));
    }

    private static Optional<String> danger(Rule rule, Registry.Image needed, List<Registry.Image> all) {
        return switch (rule.countType()) {
            case "sinceImagePushed" ->
                Optional.of("expires it on "
                        + needed.pushedAt()
                                .plus(Duration.ofDays(rule.number()))
                                .toString()
                                .substring(0, 10) + ", "
                        + rule.number() + " days after its push, whether it runs or not");
            case "sinceImagePulled" ->
                Optional.of("expires it " + rule.number()
                        + " days after it was last pulled, and Lambda pulls only when code changes");
            case "imageCountMoreThan" -> {
                long newer = all.stream()
                        .filter(image ->
                                rule.selects(image.tags()) && image.pushedAt().isAfter(needed.pushedAt()))
                        .count();
                yield newer + 2 > rule.number()
                        ? Optional.of("keeps " + rule.number() + " of those that it selects, " + newer
                                + " of them newer: the next push expires it")
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }
}
