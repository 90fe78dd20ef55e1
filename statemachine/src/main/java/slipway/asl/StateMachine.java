package slipway.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import slipway.asl.InvalidDefinition.Problem;

/** A parsed definition in the JSONata dialect of Amazon States Language. Immutable; serves any number of executions. */
public final class StateMachine {
    private static final int LONGEST_SECONDS = 99_999_999;

    private final Flow flow;
    private final int timeoutSeconds;
    private final Set<String> stateNames;

    private StateMachine(Flow flow, int timeoutSeconds, Set<String> stateNames) {
        this.flow = flow;
        this.timeoutSeconds = timeoutSeconds;
        this.stateNames = Collections.unmodifiableSet(stateNames);
    }

    /**
     * Parses and validates a definition.
     *
     * @throws InvalidDefinition with every problem, when it is not valid
     */
    public static StateMachine parse(String definition) {
        List<Problem> problems = new ArrayList<>();
        StateMachine machine = read(new Fields(object(definition), "", problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(problems);
        }
        return machine;
    }

    /**
     * Everything that is wrong in a definition: what {@link #parse} refuses, and what would only go wrong when a state is reached, such as
     * a function that does not exist. Empty when nothing was found.
     */
    public static List<Problem> check(String definition) {
        List<Problem> problems = new ArrayList<>();
        try {
            Fields fields = new Fields(object(definition), "", problems);
            read(fields);
            new DefinitionChecks(problems).check(fields);
        } catch (InvalidDefinition e) {
            return e.problems();
        }
        return problems.stream().distinct().toList();
    }

    private static Map<?, ?> object(String definition) {
        if (definition.getBytes(StandardCharsets.UTF_8).length > Limits.DEFINITION_BYTES) {
            throw new InvalidDefinition(List.of(new Problem("", "is larger than 1 MiB")));
        }
        if (json(definition) instanceof Map<?, ?> object) {
            return object;
        }
        throw new InvalidDefinition(List.of(new Problem("", "must be a JSON object")));
    }

    private static @Nullable Object json(String definition) {
        try {
            return Json.parse(definition);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new InvalidDefinition(
                    List.of(new Problem("", "is not valid JSON: " + where + e.getOriginalMessage())));
        }
    }

    private static StateMachine read(Fields fields) {
        FieldRules.check(
                fields,
                "a state machine",
                "Comment",
                "QueryLanguage",
                "Version",
                "StartAt",
                "States",
                "TimeoutSeconds");
        QueryLanguages.check(fields);
        if (fields.has("Version") && !"1.0".equals(fields.get("Version"))) {
            fields.problem("Version", "must be \"1.0\"");
        }
        int timeout = fields.integer("TimeoutSeconds", 0, 1, LONGEST_SECONDS);
        Set<String> names = new LinkedHashSet<>();
        Flow flow = new FlowReader(names, Set.of()).read(fields);
        new ReservedVariable(fields.problems()).check(fields);
        return new StateMachine(flow, timeout, names);
    }

    /** The names of all states, in the order of the definition, those inside of branches and processors too. */
    public Set<String> stateNames() {
        return stateNames;
    }

    Flow flow() {
        return flow;
    }

    /** How long an execution may run; 0 without a limit of its own. */
    int timeoutSeconds() {
        return timeoutSeconds;
    }
}
