package slipway.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Hands the run's local cloud of all environments to tests that have it to themselves, while others have the one of dev. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CloudExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(CloudExtension.WIDE)
@Order(Integer.MAX_VALUE)
public @interface OnWideCloud {}
