package slipway.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The git ref whose commits an environment takes; a tag may hold {@code *} as a wildcard. */
public record GitRef(Kind kind, String name) {
    /** What the name is a name of. */
    public enum Kind {
        BRANCH,
        TAG
    }

    /** Git's own rules for ref names, as far as a typing error would break them; {@code *} is ours. */
    private static final Pattern FORM = Pattern.compile(
            "(?<kind>branch|tag):(?<name>(?!/|.*(?:\\.\\.|//|@\\{))[^\\s\\p{Cntrl}~^:?\\[\\\\]+(?<![/.]))");

    static Optional<GitRef> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean branch = matcher.group("kind").equals("branch");
        String name = matcher.group("name");
        return branch && name.contains("*")
                ? Optional.empty()
                : Optional.of(new GitRef(branch ? Kind.BRANCH : Kind.TAG, name));
    }

    /** The manifest's form, such as {@code branch:main} or {@code tag:v*.*.*}. */
    @Override
    public String toString() {
        return (kind == Kind.BRANCH ? "branch:" : "tag:") + name;
    }
}
