package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asserts what an operation refuses with: the SDK's class, the code and the status, which Slipway tells errors apart by. */
final class AwsErrors {
    private AwsErrors() {}

    static <E extends AwsServiceException> E assertRefused(Class<E> type, String code, int status, Executable call) {
        E error = assertFails(type, status, call);
        assertEquals(code, error.awsErrorDetails().errorCode());
        return error;
    }

    /** For an error whose code is the name of its class. */
    static <E extends AwsServiceException> E assertRefused(Class<E> type, int status, Executable call) {
        return assertRefused(type, type.getSimpleName(), status, call);
    }

    /** For an error whose code nobody looks at. */
    static <E extends AwsServiceException> E assertFails(Class<E> type, int status, Executable call) {
        E error = assertThrows(type, call);
        assertEquals(status, error.statusCode());
        return error;
    }

    static void assertSays(String part, AwsServiceException error) {
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(part), message);
    }
}
