package slipway.manifest;

import java.io.StringReader;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Finds the nodes of a YAML text, or says why it has none. */
final class YamlSyntax {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ALIASES = 1000;
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private YamlSyntax() {}

    /** The mapping that a manifest is; empty when it is none, which was reported. */
    static Optional<MappingNode> compose(String yaml, Consumer<Problem> problems) {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            problems.accept(new Problem(line(e.getProblemMark()), "", "not valid YAML: " + syntaxError(e)));
            return Optional.empty();
        } catch (ReaderException e) {
            String message = "the character U+%04X is not allowed in YAML; remove it".formatted(e.getCodePoint());
            problems.accept(new Problem(lineAt(yaml, e.getPosition()), "", message));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.accept(new Problem(0, "", "not usable YAML: " + oneLine(e.getMessage())));
            return Optional.empty();
        }
        if (root instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        boolean empty = root == null || root.getTag().equals(Tag.NULL);
        problems.accept(new Problem(
                root == null ? 1 : line(root.getStartMark()),
                "",
                (empty ? "the file is empty" : "a manifest is a mapping of keys to values")
                        + "; begin with 'application: NAME'"));
        return Optional.empty();
    }

    /** The line of a mark, counted from 1. */
    static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        limits.setCodePointLimit(ManifestFile.MAX_BYTES);
        return limits;
    }

    private static String syntaxError(MarkedYAMLException e) {
        String context = e.getContext();
        String problem = oneLine(e.getProblem()).replaceFirst("\\. \\(Do not use .* for indentation\\)", "");
        String hint = problem.contains("\\t") ? "; indent with spaces, not tabs" : "";
        return (context == null ? "" : oneLine(context) + ", ") + problem + hint;
    }

    private static String oneLine(@Nullable String text) {
        return text == null
                ? "unreadable"
                : Words.harmless(WHITE_SPACE.matcher(text).replaceAll(" ").strip());
    }

    private static int lineAt(String text, int position) {
        return 1
                + (int) text.codePoints()
                        .limit(position)
                        .filter(character -> character == '\n')
                        .count();
    }
}
