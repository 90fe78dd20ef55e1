package slipway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import slipway.error.Busy;

/**
 * How long an execution can last, computed from the definition: the longest path, on which each call in the end takes its whole
 * time limit, and every repetition that the definition allows is used up.
 *
 * @param answer how long a call lasts that is repeated; at most its time limit
 * @param troubled whether repetitions because AWS itself fails count, too; without them only those count by which the machine
 *     waits: for an update, for a scan, for good health, for the lock
 * @param aliased how many functions have an alias
 * @param others how many have none
 */
record TimeBudget(Duration answer, boolean troubled, int aliased, int others) {
    private static final Set<String> LOCK_LOOP = new Graph(States.of(States.DEFINITION))
            .without("Again")
            .without("IsRecorded")
            .withoutEdge("IsRolledBack", "Aim")
            .withoutEdge("AskApproval", "CheckImage")
            .onCycles();

    /** A turn of the loop, while another execution holds the lock. */
    private static final List<String> TURN = List.of("ReadLock", "DescribeHolder", "WaitForLock");

    private static final int BATCH = 14;
    /** Seconds between the beginnings of two batches of Observe, the slowest of the phases. */
    private static final double SLOWEST_PACE = 4;

    private static final Pattern BOUND = Pattern.compile("\\$waits >= (\\d+)");

    /** How often the machine waits for the lock, read from the condition that ends it. */
    static int lockWaits() {
        return States.state("JudgeHolder")
                .get("Choices")
                .valueStream()
                .filter(choice -> choice.get("Next").asText().equals("Record"))
                .map(choice -> BOUND.matcher(choice.get("Condition").asText()))
                .filter(Matcher::find)
                .map(bound -> Integer.parseInt(bound.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The longest an execution lasts that is not redriven. */
    Duration longest() {
        return Duration.ofSeconds((long) Math.ceil(longest(States.DEFINITION)));
    }

    private double longest(JsonNode flow) {
        return from(flow.get("StartAt").asText(), new HashMap<>());
    }

    /** The longest way from a state to the end of its flow. */
    private double from(String name, Map<String, Double> known) {
        Double before = known.get(name);
        if (before != null) {
            return before;
        }
        double longest;
        if (name.equals("Again")) {
            longest = 0;
        } else if (name.equals("IsRecorded")) {
            longest = lasts(States.state("Record")) + from("RecordOutcome", known);
        } else if (name.equals("IsRolledBack")) {
            longest = from("Record", known);
        } else if (name.equals("AskApproval")) {
            // The machine's limit grows by the time that there is to approve.
            longest = from("AcquireLock", known);
        } else if (name.equals("AllShifted")) {
            longest = rounds() + from("Verify", known);
        } else if (name.equals("AllObserved")) {
            longest = 0;
        } else if (LOCK_LOOP.contains(name)) {
            longest = lockLoop() + after(LOCK_LOOP, known);
        } else {
            longest = lasts(States.state(name)) + after(Set.of(name), known);
        }
        known.put(name, longest);
        return longest;
    }

    /** The longest way on from some states, out of them. */
    private double after(Set<String> names, Map<String, Double> known) {
        return names.stream()
                .flatMap(name -> States.successors(States.state(name)).stream())
                .filter(next -> !names.contains(next))
                .mapToDouble(next -> from(next, known))
                .max()
                .orElse(0);
    }

    /** Every state of the loop once, and its turn as often as it is allowed. */
    private double lockLoop() {
        double once = LOCK_LOOP.stream()
                .mapToDouble(name -> lasts(States.state(name)))
                .sum();
        double turn = TURN.stream()
                .map(States::state)
                .mapToDouble(state -> state.has("Resource") && !troubled ? answer(state) : lasts(state))
                .sum();
        return once + lockWaits() * turn;
    }

    private double lasts(JsonNode state) {
        return switch (state.get("Type").asText()) {
            case "Task" -> call(state);
            case "Wait" -> state.get("Seconds").asDouble();
            case "Parallel" ->
                States.inner(state).stream().mapToDouble(this::longest).max().orElseThrow();
            case "Map" -> iterations(state);
            default -> 0;
        };
    }

    private double call(JsonNode state) {
        double seconds = state.get("TimeoutSeconds").asDouble();
        for (JsonNode retrier : state.path("Retry")) {
            if (troubled || States.errors(Stream.of(retrier)).anyMatch(TimeBudget::isWaitedFor)) {
                int attempts = retrier.path("MaxAttempts").asInt(3);
                seconds += attempts * answer(state) + delays(retrier, attempts);
            }
        }
        return seconds;
    }

    private static boolean isWaitedFor(String error) {
        return error.startsWith("slipway.") && !error.equals(Busy.class.getName());
    }

    private double answer(JsonNode call) {
        return Math.min((double) answer.toSeconds(), call.get("TimeoutSeconds").asDouble());
    }

    private static double delays(JsonNode retrier, int attempts) {
        double sum = 0;
        double delay = retrier.path("IntervalSeconds").asDouble(1);
        for (int attempt = 0; attempt < attempts; attempt++) {
            sum += Math.min(delay, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
            delay *= retrier.path("BackoffRate").asDouble(2);
        }
        return sum;
    }

    /** Rounds one after another, at worst of one function each: each is verified, and an alias is moved sooner than code. */
    private double rounds() {
        return aliased * from("ShiftTraffic", new HashMap<>())
                + others * from("UpdateInPlace", new HashMap<>())
                + (aliased + others) * from("VerifyRoundFunction", new HashMap<>());
    }

    /** Watching is left out: the plan's time for it is added to the machine's limit. */
    private double iterations(JsonNode map) {
        int items = map.has("ItemSelector") ? batches() : Math.min(BATCH, aliased + others);
        double pace = map.has("ItemSelector") ? SLOWEST_PACE * (items - 1) : 0;
        int concurrency = map.get("MaxConcurrency").asInt();
        return pace + Math.ceilDiv(items, concurrency) * longest(map.get("ItemProcessor"));
    }

    private int batches() {
        return Math.ceilDiv(aliased + others, BATCH);
    }
}
