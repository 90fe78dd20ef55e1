package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value of a document that knows where it stands. What is not there, or of another type, is simply empty. */
record Place(Document document, Path path, JsonNode node) {
    Optional<Place> get(String key) {
        return node.optional(key).map(value -> new Place(document, path.key(key), value));
    }

    /** The members of a mapping; none for anything else. */
    Map<String, Place> members() {
        Map<String, Place> members = new LinkedHashMap<>();
        node.forEachEntry((key, value) -> members.put(key, new Place(document, path.key(key), value)));
        return members;
    }

    Map<String, Place> members(String key) {
        return get(key).map(Place::members).orElse(Map.of());
    }

    /** The elements of a list; none for anything else. */
    List<Place> items() {
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToObj(index -> new Place(document, path.item(index), node.get(index)))
                        .toList()
                : List.of();
    }

    List<Place> items(String key) {
        return get(key).map(Place::items).orElse(List.of());
    }

    /** The text; empty when a problem is known with it. */
    Optional<String> text() {
        return node.isTextual() && isSound() ? Optional.of(node.textValue()) : Optional.empty();
    }

    Optional<String> text(String key) {
        return get(key).flatMap(Place::text);
    }

    /** Whether no problem with this value or its key is known. */
    boolean isSound() {
        return !document.refused().contains(path.text());
    }

    /** Whether no problem with this value, its key or anything in it is known. */
    boolean isSoundWithin() {
        return document.refused().stream()
                .noneMatch(refused -> refused.equals(path.text()) || refused.startsWith(path.text() + "."));
    }

    /** A problem with this value. */
    Problem problem(String message) {
        return new Problem(document.line(path), path.text(), message);
    }

    /** A problem with the key of this value. */
    Problem keyProblem(String message) {
        return new Problem(document.keyLine(path), path.text(), message);
    }

    /** A problem with each element that stands further up already. */
    Stream<Problem> repeated() {
        Set<JsonNode> seen = new HashSet<>();
        return items().stream()
                .filter(item -> !seen.add(item.node))
                .map(item -> item.problem(Words.quoted(item.node.asText()) + " is listed twice; keep one of them"));
    }
}
