package slipway.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import slipway.error.WorkflowBroken;
import slipway.step.Json;
import slipway.step.Step;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Reads the application's workflow and proves that it still does what the manifest requires. Reads only. */
public final class VerifyDefinition implements Step<VerifyDefinition.Input, VerifyDefinition.Output> {
    public record Input(String stateMachine, List<Requirement> requires) {}

    /**
     * One state that the workflow must have.
     *
     * @param state a state that must be reachable from the start
     * @param type its type, for example {@code Map}
     * @param invokes the real name of the function that it, or a state inside it, must invoke
     */
    public record Requirement(String state, String type, String invokes) {}

    /**
     * What the machine gets back.
     *
     * @param unqualified the states that invoke a function by its name alone, and so around its aliases; at most {@link #MOST_UNQUALIFIED}
     */
    public record Output(List<Evidence> evidence, List<Unqualified> unqualified) {}

    /**
     * A state that invokes a function by its name alone.
     *
     * @param name the function's
     */
    public record Unqualified(String state, String name) {}

    /** They are handed on to each batch of functions, which may have 256 KiB. */
    static final int MOST_UNQUALIFIED = 200;

    private final SfnClient stepFunctions;

    public VerifyDefinition(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    @Override
    public Output run(Input input) {
        WorkflowDefinition definition = read(input.stateMachine());
        List<String> problems = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Requirement requirement : input.requires()) {
            definition.problem(requirement).ifPresentOrElse(problems::add, () -> evidence.add(passed(requirement)));
        }
        if (!problems.isEmpty()) {
            throw new WorkflowBroken("The workflow " + input.stateMachine() + ": " + String.join("; ", problems)
                    + ". Mend its definition, then deploy again.");
        }
        return new Output(
                evidence,
                definition.unqualified().stream().limit(MOST_UNQUALIFIED).toList());
    }

    private static Evidence passed(Requirement requirement) {
        return Evidence.passed(
                "workflow",
                requirement.state() + " is a reachable " + requirement.type() + " and invokes "
                        + requirement.invokes());
    }

    private WorkflowDefinition read(String stateMachine) {
        try {
            JsonNode definition = Json.MAPPER.readTree(stepFunctions
                    .describeStateMachine(request -> request.stateMachineArn(stateMachine))
                    .definition());
            return new WorkflowDefinition(definition);
        } catch (StateMachineDoesNotExistException _) {
            throw new WorkflowBroken("The workflow " + stateMachine
                    + " does not exist. Create it, or mend workflow.stateMachine in the manifest.");
        } catch (JsonProcessingException _) {
            throw new WorkflowBroken("The definition of " + stateMachine + " is not JSON.");
        }
    }
}
