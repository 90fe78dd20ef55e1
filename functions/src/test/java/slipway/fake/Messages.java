package slipway.fake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an error tells, and what it must not tell. */
public final class Messages {
    private Messages() {}

    public static void assertSays(Throwable error, String... words) {
        for (String word : words) {
            assertTrue(error.toString().contains(word), () -> "'" + word + "' is missing in: " + error);
        }
    }

    /** Searches the causes, too: they reach the log. */
    public static void assertHides(Throwable error, String word) {
        for (Throwable e = error; e != null; e = e.getCause()) {
            String told = e.toString();
            assertFalse(told.contains(word), () -> "'" + word + "' is told in: " + told);
        }
    }
}
