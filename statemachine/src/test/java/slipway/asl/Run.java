package slipway.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One execution in a test: a definition, an input, and tasks that the test answers or that answer by themselves. */
final class Run {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final VirtualTime time = new VirtualTime(START);
    final List<TaskCall> calls = new ArrayList<>();
    final Execution execution;
    TaskRunner tasks;

    private Run(String states, @Nullable Object input, TaskRunner tasks, ItemReader items) {
        this.tasks = tasks;
        this.execution = Execution.start(
                StateMachine.parse(machine(states)),
                new Execution.Identity(
                        "arn:aws:states:us-east-1:123456789012:execution:machine:run",
                        "run",
                        "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                        "machine",
                        "arn:aws:iam::123456789012:role/machine",
                        input),
                time,
                call -> {
                    calls.add(call);
                    this.tasks.start(call);
                },
                items,
                new Random(42));
    }

    /** A whole definition around the body of its States; the first state starts. */
    static String machine(String body) {
        if (body.strip().startsWith("{")) {
            return body;
        }
        int from = body.indexOf('"') + 1;
        String first = body.substring(from, body.indexOf('"', from));
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"" + first + "\", \"States\": {" + body + "}}";
    }

    /** Runs to the end; a task answers with its arguments. */
    static Run of(String states, String input) {
        return of(states, input, call -> call.succeed(call.arguments()));
    }

    static Run of(String states, String input, TaskRunner tasks) {
        Run run = start(states, input, tasks);
        run.toTheEnd();
        return run;
    }

    /** Starts and lets nothing happen yet. */
    static Run start(String states, String input, TaskRunner tasks) {
        return start(states, input, tasks, ItemReader.NONE);
    }

    static Run start(String states, String input, TaskRunner tasks, ItemReader items) {
        return new Run(states, json(input), tasks, items);
    }

    void toTheEnd() {
        time.runUntil(() -> execution.status() != Execution.Status.RUNNING);
    }

    /** Lets everything happen that is due now. */
    void settle() {
        time.runFor(Duration.ZERO);
    }

    static @Nullable Object json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The output as JSON with single quotes, which read better in a test. */
    String output() {
        return Json.print(execution.output()).replace('"', '\'');
    }

    long seconds() {
        return Duration.between(START, time.instant()).toSeconds();
    }

    /** The history as lines: id, previous id, type. */
    String events() {
        return events(execution);
    }

    static String events(Execution execution) {
        return execution.history().stream()
                .map(event -> event.id() + " " + event.previousId() + " " + event.type())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    List<String> types() {
        return execution.history().stream().map(HistoryEvent::type).toList();
    }

    List<String> entered() {
        return execution.history().stream()
                .filter(event -> event.type().endsWith("StateEntered"))
                .map(event -> String.valueOf(event.details().get("name")))
                .toList();
    }

    Map<String, @Nullable Object> details(String type) {
        return execution.history().stream()
                .filter(event -> event.type().equals(type))
                .reduce((_, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + type + " in\n" + events()))
                .details();
    }
}
