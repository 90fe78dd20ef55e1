package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import slipway.image.Digest;
import slipway.local.Deployments;
import slipway.local.Poll;
import slipway.local.Progress;
import slipway.local.Unavailable;
import software.amazon.awssdk.core.exception.SdkException;

/** Starts an execution of the deployment machine, and follows it. */
final class Start {
    static final String EXIT_CODES =
            "Exit code: 0 the outcome is a success, 1 it is a failure, 2 the input cannot be used.";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** As long as an approval may be waited for, and a deployment after that. */
    private static final Duration LONGEST = Duration.ofDays(91);

    @Mixin
    private final Machine machine;

    @Option(names = "--no-wait", description = "Does not follow the execution to its end.")
    private boolean noWait;

    @Option(names = "--json", description = "Prints the end as one JSON object.")
    private boolean json;

    private final Terminal terminal;
    private final Poll poll;

    Start(Terminal terminal, Remote remote) {
        this.terminal = terminal;
        this.machine = new Machine(remote.account());
        this.poll = remote.poll();
    }

    /** A request that says what to do. */
    static ObjectNode request(String action) {
        return MAPPER.createObjectNode().put("action", action);
    }

    static void put(ObjectNode request, String key, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(given -> request.put(key, given));
    }

    static void putDigest(ObjectNode request, @Nullable String digest) {
        if (digest != null && !Digest.isDigest(digest)) {
            throw new BadInput("--digest: '" + digest + "' is no digest. Write sha256: and 64 hexadecimal digits.");
        }
        put(request, "digest", digest);
    }

    /** Answers the exit code. */
    int run(ObjectNode request) {
        if (noWait) {
            String execution = deployments().start(request.toString());
            terminal.out()
                    .println(
                            json
                                    ? MAPPER.createObjectNode()
                                            .put("execution", execution)
                                            .toString()
                                    : execution);
            return ExitCode.SUCCESS;
        }
        return toEnd(request).succeeded() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    /** Starts, follows to the end, and tells that. */
    Deployments.End toEnd(ObjectNode request) {
        Deployments deployments = deployments();
        String execution = deployments.start(request.toString());
        terminal.err().println(execution);
        boolean watched = terminal.progress() && !json;
        Progress progress = state -> terminal.say("  " + state);
        try {
            Deployments.End end = watched ? deployments.follow(execution, progress) : deployments.await(execution);
            tell(end);
            return end;
        } catch (SdkException e) {
            throw new Unavailable(execution + " was started and goes on, but can no longer be followed: AWS: "
                    + e.getMessage() + " See ./slipway status.");
        }
    }

    private Deployments deployments() {
        return new Deployments(
                machine.account().stepFunctions(), machine.arn(), new Deployments.Pace(poll, INTERVAL, LONGEST));
    }

    private void tell(Deployments.End end) {
        ObjectNode told = MAPPER.createObjectNode()
                .put("outcome", end.word())
                .put("execution", end.execution())
                .put("seconds", end.took().toSeconds())
                .put("message", end.reason());
        terminal.out()
                .println(json ? told.toString() : end.word() + (end.reason().isEmpty() ? "" : "\n" + end.reason()));
    }

    Machine machine() {
        return machine;
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
