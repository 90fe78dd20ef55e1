package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML into JSON, and says where something stands that JSON cannot hold. */
final class YamlReader {
    /** Keeps a file of a few lines from becoming a million values by way of its aliases. */
    private static final int MAX_VALUES = 50_000;

    private final Consumer<Problem> problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> keyLines = new HashMap<>();
    private final Set<Node> ancestors = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    private YamlReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The document; empty when the text is no YAML mapping at all, which was reported. */
    static Optional<Document> read(String yaml, Consumer<Problem> problems) {
        return YamlSyntax.compose(yaml, problems).flatMap(node -> {
            YamlReader reader = new YamlReader(problems);
            JsonNode root = reader.mapping(node, Path.ROOT);
            return reader.tooMany()
                    ? Optional.empty()
                    : Optional.of(new Document(root, reader.lines, reader.keyLines, Set.of()));
        });
    }

    private JsonNode value(Node node, Path path) {
        values++;
        if (tooMany()) {
            if (values == MAX_VALUES + 1) {
                report(
                        node,
                        path,
                        "more than %,d values once aliases are followed; use fewer aliases".formatted(MAX_VALUES));
            }
            return MissingNode.getInstance();
        }
        if (!ancestors.add(node)) {
            report(node, path, "an alias of something that contains it; write the value out");
            return NullNode.getInstance();
        }
        JsonNode value = switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> sequence(sequence, path);
            case ScalarNode scalar -> YamlScalar.read(scalar, message -> report(scalar, path, message));
            default -> throw new IllegalStateException("unknown kind of YAML node " + node.getNodeId());
        };
        ancestors.remove(node);
        return value;
    }

    private ObjectNode mapping(MappingNode node, Path path) {
        collection(node, Tag.MAP, path);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar)) {
                reportKey(keyNode, path, "a key is text, not a list or a mapping");
                continue;
            }
            String key = scalar.getValue();
            Path at = path.key(key);
            if (!YamlScalar.isText(scalar)) {
                reportKey(keyNode, at, notText(scalar));
            }
            if (object.has(key)) {
                reportKey(
                        keyNode,
                        at,
                        "the key %s is already in line %d; keep one of them"
                                .formatted(Words.quoted(key), keyLines.get(at.text())));
                continue;
            }
            locate(at, keyNode, tuple.getValueNode());
            object.set(key, value(tuple.getValueNode(), at));
            if (tooMany()) {
                break;
            }
        }
        return object;
    }

    private ArrayNode sequence(SequenceNode node, Path path) {
        collection(node, Tag.SEQ, path);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : node.getValue()) {
            Path at = path.item(array.size());
            locate(at, item, item);
            array.add(value(item, at));
            if (tooMany()) {
                break;
            }
        }
        return array;
    }

    private void collection(Node node, Tag expected, Path path) {
        if (!node.getTag().equals(expected)) {
            report(node, path, "the tag " + Words.quoted(YamlScalar.shortTag(node)) + " is not JSON; remove it");
        }
    }

    private static String notText(ScalarNode key) {
        return key.getTag().equals(Tag.MERGE)
                ? "merge keys are not supported; write the keys out, or use an alias for a whole value"
                : "the key %s is not text to YAML; write it in quotes".formatted(Words.quoted(key.getValue()));
    }

    private void locate(Path path, Node key, Node value) {
        int keyLine = YamlSyntax.line(key.getStartMark());
        keyLines.put(path.text(), keyLine);
        // What an alias stands for is far away; the reader of a message looks for the alias.
        boolean here = value instanceof ScalarNode && YamlSyntax.line(value.getStartMark()) >= keyLine;
        lines.put(path.text(), here ? YamlSyntax.line(value.getStartMark()) : keyLine);
    }

    private void report(Node node, Path path, String message) {
        Integer line = lines.get(path.text());
        problems.accept(new Problem(line == null ? YamlSyntax.line(node.getStartMark()) : line, path.text(), message));
    }

    private void reportKey(Node key, Path path, String message) {
        problems.accept(new Problem(YamlSyntax.line(key.getStartMark()), path.text(), message));
    }

    private boolean tooMany() {
        return values > MAX_VALUES;
    }
}
