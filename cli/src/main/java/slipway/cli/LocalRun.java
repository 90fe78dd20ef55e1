package slipway.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import slipway.asl.Execution;
import slipway.asl.HistoryJson;
import slipway.asl.ItemReader;
import slipway.asl.StateMachine;
import slipway.asl.TaskRunner;
import slipway.asl.VirtualTime;

/** Runs one execution of a definition, without any of AWS. */
record LocalRun(StateMachine machine, String name, long seed) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STATES = "arn:aws:states:us-east-1:123456789012:";

    Execution run(@Nullable Object input, Optional<MockedMachine> mocks) {
        VirtualTime time = new VirtualTime(START);
        Execution.Identity identity = new Execution.Identity(
                STATES + "execution:" + name + ":run",
                "run",
                STATES + "stateMachine:" + name,
                name,
                "arn:aws:iam::123456789012:role/" + name,
                input);
        TaskRunner tasks = mocks.<TaskRunner>map(MockedTasks::new).orElse(call -> {
            throw new BadInput("the Task '%s' calls %s, and there are no mocks to answer. Name a file by --mocks."
                    .formatted(call.stateName(), call.resource()));
        });
        ItemReader items = (resource, _, _) -> {
            throw new BadInput(
                    "a Map reads its items from %s, which there are no mocks for. Give it Items instead of an ItemReader."
                            .formatted(resource));
        };
        Execution execution = Execution.start(machine, identity, time, tasks, items, new SplittableRandom(seed));
        time.runUntil(() -> execution.status() != Execution.Status.RUNNING);
        return execution;
    }

    /** What is printed. */
    static Map<String, @Nullable Object> report(Execution execution, boolean history) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("status", execution.status().name());
        if (execution.status() == Execution.Status.SUCCEEDED) {
            report.put("output", execution.output());
        } else {
            report.put("error", execution.error());
            report.put("cause", execution.cause());
        }
        if (history) {
            report.put("events", HistoryJson.of(execution.history()));
        }
        return report;
    }
}
