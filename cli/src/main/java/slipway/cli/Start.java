package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slipway.definition.Plan;

/** Starts an execution of the deployment machine, and follows it. */
final class Start {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Mixin
    private final Machine machine;

    @Option(names = "--apps", paramLabel = "APP", split = ",", description = "Only these apps. Default: all.")
    private List<String> apps = new ArrayList<>();

    @Option(names = "--no-wait", description = "Does not follow the execution to its end.")
    private boolean noWait;

    @Option(names = "--json", description = "Prints the end as one JSON object.")
    private boolean json;

    private final Terminal terminal;
    private final Follower follower;

    Start(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.follower = new Follower(terminal, remote.pause());
    }

    /** A request that says what to do. */
    static ObjectNode request(String action) {
        return MAPPER.createObjectNode().put("action", action);
    }

    static void put(ObjectNode request, String key, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(given -> request.put(key, given));
    }

    /** Answers the exit code. */
    int run(ObjectNode request) {
        if (noWait) {
            terminal.out().println(begin(request));
            return ExitCode.SUCCESS;
        }
        return toEnd(request).succeeded() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    /** Starts, and follows to the end. */
    Follower.Ended toEnd(ObjectNode request) {
        String execution = begin(request);
        terminal.err().println(execution);
        return follower.follow(machine.account().stepFunctions(), execution, json);
    }

    private String begin(ObjectNode request) {
        if (!apps.isEmpty()) {
            apps.forEach(request.withArray("/apps")::add);
        }
        return machine.account()
                .stepFunctions()
                .startExecution(start -> start.stateMachineArn(machine.arn()).input(request.toString()))
                .executionArn();
    }

    Machine machine() {
        return machine;
    }

    /** Whether a function is of the apps that were asked for. */
    boolean concerns(Plan.Function function) {
        return apps.isEmpty() || function.apps().stream().anyMatch(apps::contains);
    }

    /** Refuses to leave before the end. */
    void requireWaiting(String option) {
        if (noWait) {
            throw new BadInput(option + " follows what it starts; leave out --no-wait");
        }
    }

    /** Tells people something; programs have read it in the objects. */
    void say(String sentence) {
        if (!json) {
            terminal.out().println(sentence);
        }
    }
}
