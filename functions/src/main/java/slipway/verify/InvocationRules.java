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
    static List<Evidence> judge(Invocation invocation, Probe.Kind kind, String expect, LogRules rules) {
        Optional<Evidence> importError = judgeImports(invocation, rules);
        requireNoError(invocation);
        Evidence logs = importError.orElseGet(() -> judgeLogs(invocation, rules));
        Expectation.problem(expect, invocation.payload()).ifPresent(problem -> {
            throw notAsExpected(kind, invocation.function() + " version " + invocation.version() + ": " + problem);
        });
        return List.of(
                Evidence.passed(
                        kind.word(), "version " + invocation.version() + " answered as `" + expect + "` expects"),
                logs);
    }

    /** Empty where nothing says that code could not be loaded. */
    private static Optional<Evidence> judgeImports(Invocation invocation, LogRules rules) {
        String answer = type(invocation) + " "
                + invocation.payload().path("errorMessage").asText("");
        Optional<String> found = invocation
                .log()
                .importError()
                .or(() -> invocation.functionError().flatMap(_ -> LogTail.importError(answer)));
        if (found.isPresent() && rules.importErrors()) {
            throw new ImportFailed(who(invocation) + " cannot load its code (" + found.get()
                    + " in its log). Build the image with everything it imports, and push a new one.");
        }
        return found.map(words -> Evidence.notVerified(
                "logs", words + " in its log: not undone, as the manifest says (rollback.importErrors)"));
    }

    private static String who(Invocation invocation) {
        return invocation.function() + " version " + invocation.version();
    }

    private static String type(Invocation invocation) {
        return invocation.payload().path("errorType").asText("");
    }

    private static void requireNoError(Invocation invocation) {
        if (invocation.functionError().isPresent()) {
            String type = type(invocation);
            throw new FunctionCrashed(who(invocation) + " answered with an error ("
                    + invocation.functionError().get() + (type.isEmpty() ? "" : ", " + type)
                    + "). See its log, mend it, and push a new image.");
        }
    }

    private static Evidence judgeLogs(Invocation invocation, LogRules rules) {
        if (invocation.log().isEmpty()) {
            return Evidence.notVerified("logs", "the invocation returned no log");
        }
        long lines = invocation.log().applicationLines();
        if (lines == 0 && !rules.silentFunctions()) {
            return Evidence.notVerified(
                    "logs",
                    "only the platform's lines in its log: not undone, as the manifest says (rollback.silentFunctions)");
        }
        if (lines == 0) {
            throw new SilentFunction(who(invocation)
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
