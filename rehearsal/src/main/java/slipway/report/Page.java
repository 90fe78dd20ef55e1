package slipway.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in the making: wraps what is long, and colours what stands out. */
final class Page {
    private static final int COLUMNS = 100;
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]{52}");

    /** How a piece of text stands out where colour is wanted. */
    enum Ink {
        PLAIN(""),
        BOLD("1"),
        GOOD("32"),
        BAD("31"),
        DOUBT("33");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final boolean ansi;

    Page(boolean ansi) {
        this.ansi = ansi;
    }

    void blank() {
        text.append('\n');
    }

    void line(String line) {
        text.append(printable(line).stripTrailing()).append('\n');
    }

    void line(Ink ink, String line) {
        text.append(inked(ink, printable(line))).append('\n');
    }

    /** A label and what it labels, which continues under itself where it is too long for a line. */
    void entry(String label, String what) {
        entry(Ink.PLAIN, label, what);
    }

    void entry(Ink ink, String label, String what) {
        String indent = " ".repeat(label.length());
        StringBuilder line = new StringBuilder();
        String lead = inked(ink, label);
        for (String word : printable(what).strip().split("\\s+", -1)) {
            if (!line.isEmpty() && label.length() + line.length() + 1 + word.length() > COLUMNS) {
                text.append(lead).append(line).append('\n');
                line.setLength(0);
                lead = indent;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        text.append(lead).append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The first twelve digits of a digest, as people compare them. */
    static String shortDigest(String digest) {
        Matcher matcher = DIGEST.matcher(digest);
        return matcher.matches() ? matcher.group(1) : digest;
    }

    /** The text with its digests shortened. */
    static String withShortDigests(String text) {
        return DIGEST.matcher(text).replaceAll("sha256:$1");
    }

    /** What an event carries may end in a message; a terminal must not obey it. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean blank = character == '\n' || character == '\r' || character == '\t';
            if (blank) {
                safe.append(' ');
            } else if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
                safe.append("\\u%04x".formatted(character));
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    private String inked(Ink ink, String what) {
        return ansi && ink != Ink.PLAIN ? "\u001b[" + ink.code + "m" + what + "\u001b[0m" : what;
    }
}
