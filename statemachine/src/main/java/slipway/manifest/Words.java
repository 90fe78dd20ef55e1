package slipway.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How messages name what they talk about. */
final class Words {
    private static final int LONGEST_QUOTE = 60;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_{}-]+");
    private static final int LONGEST_LIST = 12;

    private Words() {}

    /** The text in single quotes, harmless to a terminal, shortened when it is long. */
    static String quoted(String text) {
        int[] characters = text.codePoints().limit(LONGEST_QUOTE + 1L).toArray();
        boolean all = characters.length <= LONGEST_QUOTE;
        return "'" + harmless(new String(characters, 0, Math.min(characters.length, LONGEST_QUOTE)))
                + (all ? "'" : "…'");
    }

    /** The text on one line, with control characters written as escapes. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE) {
                harmless.append("\\u%04x".formatted(character));
            } else {
                harmless.appendCodePoint(character);
            }
        });
        return harmless.toString();
    }

    /** A name as it is; in quotes when it is none that could be used. */
    static String named(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }

    /** For example {@code dev, stg and prd}. */
    static String and(Collection<String> words) {
        return joined(words, " and ");
    }

    /** For example {@code all-at-once or rolling}. */
    static String or(Collection<String> words) {
        return joined(words, " or ");
    }

    private static String joined(Collection<String> words, String last) {
        List<String> list = List.copyOf(words);
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + last + list.getLast();
    }

    /** Says what may have been meant: the nearest of the known words, or all of them when none is near. */
    static String suggestion(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "there is none to name";
        }
        return nearest(word, known)
                .map(near -> "did you mean " + quoted(near) + "?")
                .orElseGet(() -> (known.size() == 1 ? "there is only " : "there are ")
                        + and(shortened(known.stream().map(Words::named).toList())));
    }

    /** The known word that a typing error may have made into this one: about every third letter may be wrong. */
    static Optional<String> nearest(String word, Collection<String> known) {
        int furthest = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= furthest)
                .filter(candidate -> distance(word, candidate) <= Math.min(furthest, candidate.length() - 1))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    private static List<String> shortened(Collection<String> words) {
        return words.size() <= LONGEST_LIST
                ? List.copyOf(words)
                : Stream.concat(
                                words.stream().limit(LONGEST_LIST - 1),
                                Stream.of("%d more".formatted(words.size() - LONGEST_LIST + 1)))
                        .toList();
    }

    /** Levenshtein's distance, in which two neighbours that changed places count once. Case does not count. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
