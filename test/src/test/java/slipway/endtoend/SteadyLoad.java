package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import slipway.definition.Plan;
import slipway.local.Clients;
import slipway.local.Invocation;

/** Users who call every function of the application again and again, from before a deployment until after it. */
final class SteadyLoad implements AutoCloseable {
    private static final int PAUSE_MILLISECONDS = 200;
    private static final int END_SECONDS = 120;

    /**
     * What the users saw.
     *
     * @param answers how many calls were answered, by the version that answered
     * @param failures what went wrong with the others
     */
    record Count(Map<String, Integer> answers, List<String> failures) {}

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Clients clients;
    private final ScheduledExecutorService users;

    /** Begins when every function has answered once: the load is there before the deployment is. */
    SteadyLoad(RunningCloud cloud) {
        this.clients = new Clients(cloud.endpoint());
        List<Plan.Function> functions = cloud.plan().functions();
        functions.forEach(this::call);
        this.users = Executors.newScheduledThreadPool(functions.size());
        for (Plan.Function function : functions) {
            var _ = users.scheduleWithFixedDelay(() -> call(function), 0, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private void call(Plan.Function function) {
        try {
            answers.merge(Invocation.version(clients.lambda(), function), 1, Integer::sum);
        } catch (RuntimeException e) {
            // A scheduled task that throws would not be run again, and the failure would not be counted.
            failures.add(e.toString());
        }
    }

    /** Ends it: calls that are under way are waited for, and counted. */
    Count stop() throws InterruptedException {
        users.shutdown();
        assertTrue(users.awaitTermination(END_SECONDS, TimeUnit.SECONDS), "a call got no answer");
        RunningCloud.say("steady load: " + new TreeMap<>(answers) + ", " + failures.size() + " failed");
        return new Count(Map.copyOf(answers), List.copyOf(failures));
    }

    @Override
    public void close() {
        users.shutdownNow();
        clients.close();
    }
}
