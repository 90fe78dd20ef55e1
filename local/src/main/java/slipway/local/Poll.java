package slipway.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again and again until there is an answer: the one place that waits.
 *
 * @param clock tells when it has been long enough
 * @param pause lets time pass between two questions
 */
public record Poll(InstantSource clock, Pause pause) {
    /** In real time. */
    public static final Poll REAL = new Poll(InstantSource.system(), Poll::sleep);

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration);
    }

    /** The first answer that there is, in real time; none when the time is over. */
    public static <T> Optional<T> until(Duration most, Duration interval, Supplier<Optional<T>> question) {
        return REAL.answer(most, interval, question);
    }

    /** The first answer that there is, or none when the time is over. */
    public <T> Optional<T> answer(Duration most, Duration interval, Supplier<Optional<T>> question) {
        Instant end = clock.instant().plus(most);
        Optional<T> answer = question.get();
        while (answer.isEmpty() && clock.instant().isBefore(end)) {
            pause.of(interval);
            answer = question.get();
        }
        return answer;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The wait was interrupted; what was waited for goes on.");
        }
    }
}
