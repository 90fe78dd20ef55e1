package slipway.rehearse;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import slipway.asl.Execution;
import slipway.asl.HistoryEvent;
import slipway.cloud.LiveChange;
import slipway.definition.Plan;
import slipway.fault.ApiCall;

/** Reads from an execution's history how long its phases took, and from the simulated Lambda how long they had to. */
final class Speeds {
    /** How many calls of Lambda's control plane are admitted in a second. */
    private static final double WRITES_PER_SECOND = 15;

    /** The phases, and the states that each consists of. */
    private static final Map<String, List<String>> PHASES = phases();

    private final World world;
    private final List<HistoryEvent> history;
    private final List<Plan.Function> functions;

    private Speeds(World world, Execution execution, List<Plan.Function> functions) {
        this.world = world;
        this.history = execution.history();
        this.functions = functions;
    }

    private static Map<String, List<String>> phases() {
        Map<String, List<String>> phases = new LinkedHashMap<>();
        phases.put("preflight", List.of("Preflight"));
        phases.put("stage", List.of("Stage"));
        phases.put("verifyStaged", List.of("VerifyStaged"));
        phases.put("shift", List.of("Shift"));
        phases.put("verifyRounds", List.of("VerifyRound"));
        phases.put("verify", List.of("Verify"));
        phases.put("observe", List.of("Watch", "WatchAlarms", "Observe"));
        phases.put("rollback", List.of("RestoreTraffic", "RestoreCode"));
        return phases;
    }

    /** @param live the moments at which functions began to serve what was deployed */
    static RehearsalResult.Speed of(
            World world, Execution execution, List<Plan.Function> functions, List<LiveChange> live) {
        return new Speeds(world, execution, functions).read(live);
    }

    private RehearsalResult.Speed read(List<LiveChange> live) {
        Map<String, Double> phases = new LinkedHashMap<>();
        PHASES.forEach((phase, states) -> {
            double seconds = states.stream().mapToDouble(this::lasted).sum();
            if (states.stream().anyMatch(state -> entered(state).isPresent())) {
                phases.put(phase, seconds);
            }
        });
        Optional<Instant> locked = moment("AcquireLock", "StateExited");
        Optional<Instant> undone = entered("RestoreTraffic");
        boolean all =
                live.stream().map(LiveChange::function).distinct().count() == functions.size() && !functions.isEmpty();
        Optional<Double> lockToLive = locked.flatMap(from -> live.stream()
                .map(LiveChange::at)
                .max(Instant::compareTo)
                .map(last -> seconds(from, last)
                        - phases.getOrDefault("preflight", 0.0)
                        - phases.getOrDefault("verifyStaged", 0.0)
                        - phases.getOrDefault("verifyRounds", 0.0)
                        - observedBefore(last)));
        Optional<Instant> restored = undone.flatMap(this::lastChange);
        return new RehearsalResult.Speed(
                phases,
                lockToLive.filter(_ -> all),
                locked.filter(_ -> all).map(from -> floor(from, undone.orElse(Instant.MAX))),
                undone.flatMap(from -> restored.map(to -> seconds(from, to))),
                undone.filter(_ -> restored.isPresent()).map(from -> floor(from, Instant.MAX)));
    }

    /** How long was watched until a moment: that is what a strategy asks for, and no delay. */
    private double observedBefore(Instant moment) {
        return PHASES.getOrDefault("observe", List.of()).stream()
                .mapToDouble(state -> lasted(state, moment))
                .sum();
    }

    private double lasted(String state) {
        return lasted(state, Instant.MAX);
    }

    private double lasted(String state, Instant until) {
        double seconds = 0;
        Optional<Instant> since = Optional.empty();
        for (HistoryEvent event : history) {
            if (event.timestamp().isAfter(until)) {
                break;
            }
            if (isOf(event, state) && event.type().endsWith("StateEntered")) {
                since = Optional.of(event.timestamp());
            } else if (since.isPresent() && (isOf(event, state) || leaves(event))) {
                seconds += seconds(since.get(), event.timestamp());
                since = Optional.empty();
            }
        }
        return seconds;
    }

    /** A state that failed is not exited: what is entered next tells when it ended. */
    private static boolean leaves(HistoryEvent event) {
        return event.type().endsWith("StateEntered")
                && Set.of("RestoreTraffic", "Record").contains(event.details().get("name"));
    }

    private static boolean isOf(HistoryEvent event, String state) {
        return state.equals(event.details().get("name"))
                && (event.type().endsWith("StateEntered") || event.type().endsWith("StateExited"));
    }

    private Optional<Instant> entered(String state) {
        return moment(state, "StateEntered");
    }

    private Optional<Instant> moment(String state, String type) {
        return history.stream()
                .filter(event -> isOf(event, state) && event.type().endsWith(type))
                .map(HistoryEvent::timestamp)
                .findFirst();
    }

    /** When the last function got other code to answer with, or traffic to other code, since a moment. */
    private Optional<Instant> lastChange(Instant since) {
        return world.cloud().functions().liveChanges().stream()
                .map(LiveChange::at)
                .filter(at -> !at.isBefore(since))
                .max(Instant::compareTo);
    }

    private double floor(Instant from, Instant to) {
        Map<String, Double> settled = settled(from, to);
        Map<Boolean, List<Plan.Function>> aliased = functions.stream()
                .collect(Collectors.partitioningBy(function -> function.alias().isPresent()));
        long writes = 2L * aliased.getOrDefault(true, List.of()).size()
                + aliased.getOrDefault(false, List.of()).size();
        return writes / WRITES_PER_SECOND
                + slowest(aliased.getOrDefault(true, List.of()), settled)
                + slowest(aliased.getOrDefault(false, List.of()), settled);
    }

    private static double slowest(List<Plan.Function> functions, Map<String, Double> settled) {
        return functions.stream()
                .mapToDouble(function -> settled.getOrDefault(function.name(), 0.0))
                .max()
                .orElse(0);
    }

    /** How long each function's update took to settle, of those that were sent within a time. */
    private Map<String, Double> settled(Instant from, Instant to) {
        Map<String, Instant> sent = new HashMap<>();
        for (ApiCall call : world.cloud().calls()) {
            if (call.operation().equals("UpdateFunctionCode")
                    && !call.at().isBefore(from)
                    && call.at().isBefore(to)) {
                sent.put(call.resource(), call.at());
            }
        }
        Map<String, Double> settled = new HashMap<>();
        for (LiveChange change : world.cloud().functions().liveChanges()) {
            Instant since = sent.get(change.function());
            if (change.alias().isEmpty() && since != null && !change.at().isBefore(since)) {
                settled.putIfAbsent(change.function(), seconds(since, change.at()));
            }
        }
        return settled;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }
}
