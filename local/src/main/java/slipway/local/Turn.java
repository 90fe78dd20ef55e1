package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets clouds of one machine come up one after another: they share what is installed, and each takes a port that is free. The system
 * ends the turn of a process that dies.
 */
final class Turn {
    /** The file's lock is the whole process's. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private Turn() {}

    /**
     * Waits for the turn, and ends it afterwards.
     *
     * @param folder what is shared
     */
    static <T> T take(Path folder, Supplier<T> work) {
        WITHIN_THE_PROCESS.lock();
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            WITHIN_THE_PROCESS.unlock();
        }
    }
}
