package slipway.benchmark;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import slipway.asl.Execution;
import slipway.asl.StateMachine;
import slipway.asl.VirtualTime;

/** A machine that goes round Choice, Pass and Task until its counter has run out, as long as a history has room for. */
final class Loop {
    /** Nine events a round, of the 25,000 that a history may have. */
    private static final int ROUNDS = 2_500;

    /** Three a round, then the Choice once more and Done. */
    static final int TRANSITIONS = 3 * ROUNDS + 2;

    private static final StateMachine MACHINE = StateMachine.parse("""
            {
              "QueryLanguage": "JSONata",
              "StartAt": "Again",
              "States": {
                "Again": {
                  "Type": "Choice",
                  "Choices": [{"Condition": "{% $states.input.round < $states.input.rounds %}", "Next": "Count"}],
                  "Default": "Done"
                },
                "Count": {
                  "Type": "Pass",
                  "Output": {"round": "{% $states.input.round + 1 %}", "rounds": "{% $states.input.rounds %}"},
                  "Next": "Work"
                },
                "Work": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "work", "Payload": "{% $states.input %}"},
                  "Output": "{% $states.result.Payload %}",
                  "Next": "Again"
                },
                "Done": {"Type": "Succeed"}
              }
            }
            """);

    private Loop() {}

    /**
     * Runs the machine once, history and all.
     *
     * @throws IllegalStateException when it did not do what is measured
     */
    static Execution run() {
        VirtualTime time = new VirtualTime(Instant.EPOCH);
        Execution execution = Execution.start(
                MACHINE,
                new Execution.Identity(
                        "arn:aws:states:us-east-1:123456789012:execution:loop:run",
                        "run",
                        "arn:aws:states:us-east-1:123456789012:stateMachine:loop",
                        "loop",
                        "arn:aws:iam::123456789012:role/loop",
                        Map.of("round", 0, "rounds", ROUNDS)),
                time,
                call -> call.succeed(call.arguments()),
                new Random(1));
        time.runUntil(() -> execution.status() != Execution.Status.RUNNING);
        if (execution.status() != Execution.Status.SUCCEEDED || execution.billedTransitions() != TRANSITIONS) {
            throw new IllegalStateException("%s after %d transitions: %s"
                    .formatted(execution.status(), execution.billedTransitions(), execution.cause()));
        }
        return execution;
    }
}
