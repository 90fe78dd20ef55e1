package slipway.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
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

    private StateMachine(Flow flow, int timeoutSeconds) {
        this.flow = flow;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Parses and validates a definition.
     *
     * @throws InvalidDefinition with every problem, when it is not valid
     */
    public static StateMachine parse(String definition) {
        List<Problem> problems = new ArrayList<>();
        if (definition.getBytes(StandardCharsets.UTF_8).length > Limits.DEFINITION_BYTES) {
            problems.add(new Problem("", "is larger than 1 MiB"));
        }
        Object json = json(definition);
        if (!(json instanceof Map<?, ?> object)) {
            throw new InvalidDefinition(List.of(new Problem("", "must be a JSON object")));
        }
        StateMachine machine = read(new Fields(object, "", problems));
        if (!problems.isEmpty()) {
            throw new InvalidDefinition(problems);
        }
        return machine;
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
        return new StateMachine(new FlowReader(new HashSet<>(), Set.of()).read(fields), timeout);
    }

    Flow flow() {
        return flow;
    }

    /** How long an execution may run; 0 without a limit of its own. */
    int timeoutSeconds() {
        return timeoutSeconds;
    }
}
