package slipway.asl;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The names and ARNs of a map run and its child executions. */
final class ChildNames {
    private final Execution.Identity parent;
    private final RandomGenerator random;
    private final boolean express;
    private final String label;
    private final String runId;

    private ChildNames(Execution.Identity parent, RandomGenerator random, boolean express, String label) {
        this.parent = parent;
        this.random = random;
        this.express = express;
        this.label = label;
        this.runId = Functions.uuid(random);
    }

    static ChildNames of(Engine engine, String stateName, Distributed settings) {
        Execution.Identity parent = engine.execution().identity();
        // Without a label of the definition's own the service makes one that stays the same for all executions.
        String label = settings.label() != null
                ? settings.label()
                : UUID.nameUUIDFromBytes((parent.stateMachineArn() + '/' + stateName).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new ChildNames(parent, engine.random(), settings.express(), label);
    }

    String mapRunArn() {
        return arn("mapRun") + ":" + runId;
    }

    Execution.Identity child(@Nullable Object input) {
        String name = Functions.uuid(random);
        String arn = express ? arn("express") + ":" + runId + ":" + name : arn("execution") + ":" + name;
        return new Execution.Identity(
                arn,
                name,
                parent.stateMachineArn() + "/" + label,
                parent.stateMachineName() + "/" + label,
                parent.roleArn(),
                input);
    }

    /** The parent machine's ARN as that of another kind of resource. */
    private String arn(String kind) {
        return parent.stateMachineArn().replaceFirst(":stateMachine:", ":" + kind + ":") + "/" + label;
    }
}
