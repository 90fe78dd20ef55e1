package slipway.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An environment's tag.
 *
 * @param text the whole tag, {@code <environment>-<sha>} in the default form
 * @param commit the commit that built the image, 7 to 40 hexadecimal digits
 */
public record ImageTag(String text, String commit) {

    /**
     * Reads a tag in the form that the manifest gives; empty when it has another one.
     *
     * @param pattern a regular expression whose first group is the commit
     */
    public static Optional<ImageTag> parse(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.matches() ? Optional.of(new ImageTag(text, matcher.group(1))) : Optional.empty();
    }

    /** A tag in quotes, with every character outside printable ASCII written out: look-alike letters become visible. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints()
                .forEach(character -> quoted.append(
                        character >= ' ' && character < 127
                                ? Character.toString(character)
                                : "\\u{%x}".formatted(character)));
        return quoted.append("'").toString();
    }
}
