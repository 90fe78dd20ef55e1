package slipway.verify;

import java.util.List;
import java.util.Optional;
import slipway.error.DeploymentError;
import slipway.error.FunctionCrashed;
import slipway.error.ImportFailed;
import slipway.error.SilentFunction;
import slipway.error.UnexpectedAnswer;
import slipway.error.Unhealthy;

/** What a test invocation proves; pure. */
final class InvocationRules {
    private InvocationRules() {}

    /** The evidence of an invocation that passed; throws the named error of one that did not. */
    static List<Evidence> judge(Invocation invocation, Probe.Kind kind, String expect) {
        requireNoError(invocation);
        Evidence logs = judgeLogs(invocation);
        Expectation.problem(expect, invocation.payload()).ifPresent(problem -> {
            throw notAsExpected(kind, invocation.function() + " version " + invocation.version() + ": " + problem);
        });
        return List.of(
                Evidence.passed(
                        kind.word(), "version " + invocation.version() + " answered as `" + expect + "` expects"),
                logs);
    }

    private static void requireNoError(Invocation invocation) {
        String who = invocation.function() + " version " + invocation.version();
        String type = invocation.payload().path("errorType").asText("");
        String message = invocation.payload().path("errorMessage").asText("");
        Optional<String> importError = invocation
                .log()
                .importError()
                .or(() -> invocation.functionError().flatMap(_ -> LogTail.importError(type + " " + message)));
        importError.ifPresent(words -> {
            throw new ImportFailed(who + " cannot load its code (" + words
                    + " in its log). Build the image with everything it imports, and push a new one.");
        });
        if (invocation.functionError().isPresent()) {
            throw new FunctionCrashed(who + " answered with an error ("
                    + invocation.functionError().get() + (type.isEmpty() ? "" : ", " + type)
                    + "). See its log, mend it, and push a new image.");
        }
    }

    private static Evidence judgeLogs(Invocation invocation) {
        if (invocation.log().isEmpty()) {
            return Evidence.notVerified("logs", "the invocation returned no log");
        }
        long lines = invocation.log().applicationLines();
        if (lines == 0) {
            throw new SilentFunction(invocation.function() + " version " + invocation.version()
                    + " logged only the platform's lines: its own code seems not to run, or its logging is off."
                    + " Log at least a line in each invocation.");
        }
        return Evidence.passed("logs", lines + " application line(s), no import error");
    }

    static DeploymentError notAsExpected(Probe.Kind kind, String what) {
        return kind == Probe.Kind.HEALTH
                ? new Unhealthy(what + ". The health check failed; see the function's log.")
                : new UnexpectedAnswer(what + ". The " + kind.word() + " call failed; see the function's log.");
    }
}
