package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a document against the published schema. */
final class SchemaCheck {
    private static final String RESOURCE = "slipway.schema.json";

    private final Document document;
    private final JsonNode schema;
    private final List<Error> errors;

    private SchemaCheck(Document document, Schema schema) {
        this.document = document;
        this.schema = schema.getSchemaNode();
        this.errors = schema.validate(document.root());
    }

    static List<Problem> check(Document document) {
        return new SchemaCheck(document, schema()).problems();
    }

    private List<Problem> problems() {
        Set<String> ofWrongType = errors.stream()
                .filter(error -> error.getKeyword().equals("type"))
                .map(error -> error.getInstanceLocation().toString())
                .collect(Collectors.toSet());
        Set<String> meant = errors.stream()
                .filter(error -> error.getKeyword().equals("additionalProperties"))
                .flatMap(error -> message(error).unknownKeyMeans().stream()
                        .map(key -> path(error.getInstanceLocation()).key(key).text()))
                .collect(Collectors.toSet());
        return errors.stream()
                // Of an "either … or" only the whole is told, and of a value of the wrong type only that.
                .filter(error -> !error.getEvaluationPath().toString().contains("/oneOf/"))
                .filter(error -> error.getKeyword().equals("type")
                        || !ofWrongType.contains(error.getInstanceLocation().toString()))
                // A key that is missing only because it is misspelt is told once.
                .filter(error -> !(error.getKeyword().equals("required")
                        && meant.contains(path(error.getInstanceLocation())
                                .key(error.getProperty())
                                .text())))
                .flatMap(this::problem)
                .toList();
    }

    private Stream<Problem> problem(Error error) {
        Path path = path(error.getInstanceLocation());
        SchemaMessage message = message(error);
        return switch (error.getKeyword()) {
            case "additionalProperties", "propertyNames" -> {
                Path key = path.key(error.getProperty());
                yield Stream.of(new Problem(document.keyLine(key), key.text(), message.text()));
            }
            case "required" ->
                Stream.of(new Problem(
                        document.line(path), path.key(error.getProperty()).text(), message.text()));
            case "uniqueItems" -> new Place(document, path, error.getInstanceNode()).repeated();
            default -> Stream.of(new Problem(document.line(path), path.text(), message.text()));
        };
    }

    private SchemaMessage message(Error error) {
        NodePath location = error.getSchemaLocation().getFragment();
        JsonNode parent = schema;
        for (int step = 0; step < location.getNameCount() - 1; step++) {
            parent = parent.path(String.valueOf(location.getElement(step)));
        }
        return new SchemaMessage(error, path(error.getInstanceLocation()), parent, schema);
    }

    private static Path path(NodePath location) {
        Path path = Path.ROOT;
        for (int step = 0; step < location.getNameCount(); step++) {
            path = location.getElement(step) instanceof Integer index
                    ? path.item(index)
                    : path.key(String.valueOf(location.getElement(step)));
        }
        return path;
    }

    private static Schema schema() {
        try (InputStream resource = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the class path has no slipway/manifest/" + RESOURCE);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
