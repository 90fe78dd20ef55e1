package slipway.local;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer: the one place that waits. */
public final class Poll {
    private Poll() {}

    /** The first answer that there is, or none when the time is over. */
    public static <T> Optional<T> until(Duration most, Duration pause, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + most.toNanos();
        Optional<T> answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < end) {
            sleep(pause);
            answer = question.get();
        }
        return answer;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The wait was interrupted.");
        }
    }
}
