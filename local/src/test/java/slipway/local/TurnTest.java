package slipway.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void of_those_that_come_at_once_one_is_inside() throws InterruptedException, ExecutionException {
        AtomicInteger inside = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> seen = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> Turn.take(folder, () -> {
                        int now = inside.incrementAndGet();
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                        return now;
                    })))
                    .toList();
            for (Future<Integer> one : seen) {
                assertEquals(1, one.get());
            }
        }
    }

    @Test
    void whoever_fails_ends_its_turn() throws IOException {
        assertThrows(
                Unavailable.class,
                () -> Turn.take(folder, () -> {
                    throw new Unavailable("no Python");
                }));
        try (FileChannel another = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE)) {
            assertNotNull(another.tryLock(), "the file is locked for other processes no more");
        }
        assertEquals("next", Turn.take(folder.resolve("new"), () -> "next"));
    }
}
