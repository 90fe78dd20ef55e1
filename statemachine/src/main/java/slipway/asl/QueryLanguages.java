package slipway.asl;

import java.util.Map;

/** Which query language a definition is written in: stated once for all, or by each state for itself. */
final class QueryLanguages {
    private QueryLanguages() {}

    /** Reports a machine that does not say JSONata, unless all its states do. */
    static void check(Fields machine) {
        if (machine.get("States") instanceof Map<?, ?> states && allSayJsonata(states)) {
            return;
        }
        if (!machine.has("QueryLanguage")) {
            machine.problem("\"QueryLanguage\": \"JSONata\" is missing: the default, JSONPath, is not supported");
        }
        StateReader.checkQueryLanguage(machine);
    }

    /** States inside of a Parallel or Map follow the state that they are in. */
    private static boolean allSayJsonata(Map<?, ?> states) {
        return !states.isEmpty()
                && states.values().stream()
                        .allMatch(state ->
                                state instanceof Map<?, ?> fields && "JSONata".equals(fields.get("QueryLanguage")));
    }
}
