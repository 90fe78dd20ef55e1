package slipway.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("error names are class names, which the definition matches and operators read")
class DeploymentErrorTest {
    /** Every class that can be thrown, whatever group it is in. */
    static Stream<Class<?>> errors() {
        return leaves(DeploymentError.class);
    }

    private static Stream<Class<?>> leaves(Class<?> error) {
        return error.isSealed()
                ? Arrays.stream(error.getPermittedSubclasses()).flatMap(DeploymentErrorTest::leaves)
                : Stream.of(error);
    }

    private static Set<String> names(Class<?> group) {
        return leaves(group).map(Class::getSimpleName).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_is_a_public_final_class_of_this_package(Class<?> error) {
        assertTrue(Modifier.isPublic(error.getModifiers()) && Modifier.isFinal(error.getModifiers()));
        assertEquals("slipway.error." + error.getSimpleName(), error.getName());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_keeps_its_message_and_its_cause(Class<?> error) throws ReflectiveOperationException {
        Throwable cause = new IllegalStateException("the cause");
        assertTrue(error.getConstructors().length > 0);
        for (Constructor<?> constructor : error.getConstructors()) {
            boolean takesCause = constructor.getParameterCount() == 2;
            Object made = takesCause ? constructor.newInstance("what", cause) : constructor.newInstance("what");
            DeploymentError thrown = assertInstanceOf(DeploymentError.class, made);
            assertEquals("what", thrown.getMessage());
            assertEquals(takesCause ? cause : null, thrown.getCause());
        }
    }

    @Test
    void the_groups_are_the_machines_reactions() {
        assertEquals(
                Set.of(
                        "InvalidRequest",
                        "ImageRejected",
                        "NotPromoted",
                        "Poisoned",
                        "Pinned",
                        "Superseded",
                        "FunctionNotReady",
                        "AlarmNotReady",
                        "LockHeld",
                        "RecoveryNeeded",
                        "Frozen",
                        "NotApproved"),
                names(Refusal.class));
        assertEquals(Set.of("NotYetUpdated", "ScanNotStarted", "ScanRunning", "Busy"), names(Postponement.class));
        assertEquals(Set.of("Refused", "RolledBack", "RollbackFailed", "TakenOver"), names(Verdict.class));
        assertEquals(
                Set.of(
                        "UpdateFailed",
                        "UpdateOverwritten",
                        "WrongDigest",
                        "ImportFailed",
                        "FunctionCrashed",
                        "Unhealthy",
                        "SilentFunction",
                        "UnexpectedAnswer",
                        "WorkflowBroken",
                        "TooManyErrors",
                        "AlarmFired",
                        "AlarmGone"),
                names(Fault.class));
    }

    @Test
    void every_error_has_a_name_of_its_own() {
        assertEquals(
                errors().count(), errors().map(Class::getSimpleName).distinct().count());
    }
}
