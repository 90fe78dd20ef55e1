package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.function.Function;

/**
 * A definition and an input for it.
 *
 * @param name unique among all pairs
 * @param definition the machine, as JSON text
 * @param answers what a state's tasks answer, in the order of the attempts, as the corpus writes it; the last one repeats
 */
record Pair(String name, String definition, JsonNode input, Function<String, JsonNode> answers) {
    /** An execution's name cannot be used again, so each run of these tests has names of its own. */
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    /** The name of the machine, and of its execution. */
    String unique() {
        return name + "-" + RUN;
    }

    boolean uses(String text) {
        return definition.contains(text);
    }

    /** What an attempt of a state's task is answered; attempts are counted from 1. */
    JsonNode answer(String state, int attempt) {
        JsonNode all = answers.apply(state);
        JsonNode answer = all.path(Math.min(attempt, all.size()) - 1);
        if (answer.isMissingNode()) {
            throw new IllegalStateException(name + " has no answer for a call of " + state);
        }
        return answer;
    }

    @Override
    public String toString() {
        return name;
    }
}
