package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import slipway.local.Unavailable;

/**
 * Starts the local clouds of a run, and ends them after the last test: two of them, as LocalStack does one thing at a time, and keeps
 * one processor busy at most.
 */
final class CloudExtension implements ParameterResolver, ExecutionCondition {
    /** The cloud of all environments, which some share and others have to themselves. */
    static final String WIDE = "wide-cloud";

    private static final String LOCAL = "local-cloud";
    private static final Namespace NAMESPACE = Namespace.create(CloudExtension.class);

    /** Where nothing can run LocalStack the tests are skipped, except in CI: there that is a failure. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (RunningCloud.isPossible()) {
            return ConditionEvaluationResult.enabled("there is something to run LocalStack with");
        }
        String missing = "no Python 3.13: nothing runs on a local cloud";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        System.out.println("SKIPPED: " + context.getDisplayName() + ", because there is " + missing);
        return ConditionEvaluationResult.disabled(missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningCloud.class;
    }

    @Override
    public RunningCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean local = AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OnLocalCloud.class);
        return Objects.requireNonNull(context.getRoot()
                        .getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                local ? LOCAL : WIDE,
                                name -> local ? Attempt.start(name, "dev") : Attempt.start(name, "dev", "stg", "prd"),
                                Attempt.class))
                .cloud();
    }

    /** The one attempt to start a cloud: when it failed, each test says so at once, instead of trying again. */
    private record Attempt(Optional<RunningCloud> started, Optional<Unavailable> failure) implements AutoCloseable {
        static Attempt start(String name, String... environments) {
            try {
                return new Attempt(Optional.of(RunningCloud.start(name, environments)), Optional.empty());
            } catch (Unavailable e) {
                return new Attempt(Optional.empty(), Optional.of(e));
            }
        }

        RunningCloud cloud() {
            return started.orElseThrow(() -> new AssertionError("There is no local cloud.", failure.orElseThrow()));
        }

        @Override
        public void close() {
            started.ifPresent(RunningCloud::close);
        }
    }
}
