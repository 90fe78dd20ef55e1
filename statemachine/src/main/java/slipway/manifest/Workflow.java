package slipway.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The Step Functions workflow that the application's functions serve. */
public record Workflow(Template stateMachine, List<Requirement> requires, Optional<FirstRun> firstRun) {
    public Workflow {
        requires = List.copyOf(requires);
    }

    /**
     * A state that the workflow's definition must have, reachable from its start.
     *
     * @param type its type in Amazon States Language, such as {@code Map}
     * @param invokes the short name of the function that it calls
     */
    public record Requirement(String state, String type, String invokes) {}

    /**
     * The invocation that starts the workflow's first run after a deployment.
     *
     * @param function a short name
     */
    public record FirstRun(String function, JsonNode payload) {}
}
