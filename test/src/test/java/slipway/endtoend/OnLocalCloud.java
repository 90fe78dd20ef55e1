package slipway.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hands the run's local cloud of dev alone to tests that have a {@link RunningCloud} among their parameters: one test after another. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CloudExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface OnLocalCloud {}
