package slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What each role of a template may do. */
final class Permissions {
    private final Map<String, List<Statement>> byRole = new TreeMap<>();

    Permissions(JsonNode template) {
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                .flatMap(type -> Resources.ofType(template, type).values().stream())
                .map(policy -> policy.get("Properties"))
                .forEach(policy -> policy.get("Roles")
                        .forEach(role -> byRole.computeIfAbsent(role.get("Ref").asText(), _ -> new ArrayList<>())
                                .addAll(statements(policy))));
    }

    record Statement(Set<String> actions, Set<String> resources, String condition) {}

    Stream<Statement> all() {
        return byRole.values().stream().flatMap(List::stream);
    }

    /** What the role may do whose logical id begins so. */
    List<Statement> of(String role) {
        List<String> roles =
                byRole.keySet().stream().filter(id -> id.startsWith(role)).toList();
        if (roles.size() != 1) {
            throw new AssertionError("expected one role " + role + ", found " + roles + " of " + byRole.keySet());
        }
        return byRole.getOrDefault(roles.getFirst(), List.of());
    }

    /** Where the role may do this. */
    Set<String> resources(String role, String action) {
        return of(role).stream()
                .filter(statement -> statement.actions().contains(action))
                .flatMap(statement -> statement.resources().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Statement> statements(JsonNode policy) {
        return StreamSupport.stream(
                        policy.get("PolicyDocument").get("Statement").spliterator(), false)
                .map(statement -> new Statement(
                        texts(statement.get("Action")),
                        texts(statement.get("Resource")),
                        statement.path("Condition").toString()))
                .toList();
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Stream<JsonNode> values =
                oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
        return values.map(Resources::text).collect(Collectors.toCollection(TreeSet::new));
    }
}
