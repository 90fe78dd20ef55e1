package slipway.rehearse;

import java.time.Duration;
import slipway.asl.Execution;
import slipway.cloud.Settings;

/** A whole deployment: the definition that the CDK app deploys, with the real steps, against a simulated AWS in virtual time. */
public final class Rehearsal {
    /** The commit that is deployed when no event names another. */
    private static final String COMMIT = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432";

    /** How long users call before the deployment begins. */
    private static final Duration USERS_BEFORE = Duration.ofMinutes(15);

    private Rehearsal() {}

    /**
     * Rehearses one execution.
     *
     * @throws InvalidRehearsal when it cannot be set up as asked: an unknown app or function
     * @throws slipway.definition.UnknownEnvironment when the manifest does not have the environment
     */
    public static RehearsalResult run(RehearsalRequest request, Progress progress) {
        World world = World.of(request.manifest(), request.environment(), request.seed(), Settings.DEFAULTS, progress);
        requireKnown(request, world);
        world.approver(request.approver());
        if (request.callsPerSecond() > 0) {
            world.startUsers(request.callsPerSecond());
            // What a function's error rate is compared with.
            world.cloud().time().runFor(USERS_BEFORE);
        }
        Started.start(world, request, COMMIT);
        Execution execution = world.runUntilStarted(0);
        Watch.follow(execution, progress);
        world.runUntilEnded(0);
        world.settle();
        return Results.of(world, request, execution);
    }

    /**
     * Rehearses one execution on the state of another account.
     *
     * @param request names the image by its event
     */
    public static RehearsalResult run(RehearsalRequest request, AccountState state, Progress progress) {
        World world = World.of(request.manifest(), request.environment(), request.seed(), state, progress);
        requireKnown(request, world);
        world.start(request.event().orElseThrow());
        Execution execution = world.runUntilEnded(0);
        world.settle();
        return Results.of(world, request, execution);
    }

    private static void requireKnown(RehearsalRequest request, World world) {
        request.apps().stream()
                .filter(app -> !world.plan().apps().contains(app))
                .findFirst()
                .ifPresent(app -> {
                    throw new InvalidRehearsal("There is no app '" + app + "'; the manifest has "
                            + world.plan().apps() + ". Nothing was rehearsed.");
                });
        request.breaks().keySet().stream()
                .filter(name -> world.plan().functions().stream()
                        .noneMatch(function -> function.function().equals(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidRehearsal("There is no function '" + name + "' to break; the manifest has "
                            + world.plan().functions().stream()
                                    .map(function -> function.function())
                                    .toList()
                            + ". Nothing was rehearsed.");
                });
    }
}
