package slipway.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slipway.rehearse.Break;

/** Parses {@code --break FUNCTION=KIND}. */
final class Breaks {
    static final String OPTION = "--break";

    private Breaks() {}

    /**
     * The kind by function.
     *
     * @param functions the manifest's, by their short names
     * @throws BadInput naming what is not understood, and what would be
     */
    static Map<String, Break> parse(List<String> options, List<String> functions) {
        Map<String, Break> breaks = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw new BadInput("%s %s: the kind is missing. Write FUNCTION=KIND, for example %s=%s."
                        .formatted(OPTION, option, functions.getFirst(), Break.CRASH.word()));
            }
            String function = Known.require(OPTION, "function", option.substring(0, equals), functions);
            if (breaks.putIfAbsent(function, kind(option.substring(equals + 1))) != null) {
                throw new BadInput("%s: '%s' is named twice. One image breaks a function in one way; drop one of them."
                        .formatted(OPTION, function));
            }
        }
        return breaks;
    }

    static List<String> kinds() {
        return Arrays.stream(Break.values()).map(Break::word).toList();
    }

    private static Break kind(String word) {
        return Break.of(Known.require(OPTION, "kind", word, kinds())).orElseThrow();
    }
}
