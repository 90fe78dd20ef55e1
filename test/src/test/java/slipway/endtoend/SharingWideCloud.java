package slipway.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Hands the run's local cloud of all environments to tests that each make what they look at: they mostly wait, and do so at the same time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CloudExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = CloudExtension.WIDE, mode = ResourceAccessMode.READ)
public @interface SharingWideCloud {}
