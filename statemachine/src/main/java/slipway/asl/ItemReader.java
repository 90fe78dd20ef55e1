package slipway.asl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the items of a distributed Map come from when they are not in the state's input: its ItemReader's side of the world.
 *
 * <p>The reader makes items of what it reads, as the configuration's {@code InputType} asks; {@code MaxItems} is seen to by the
 * interpreter.
 */
@FunctionalInterface
public interface ItemReader {
    /** Reads for an execution that was started without a reader. */
    ItemReader NONE = (resource, _, _) -> {
        throw new Failed("No item reader was handed to this execution: it cannot read from " + resource + ".");
    };

    /**
     * Reads all items at once.
     *
     * @param resource the reader's Resource, for example {@code arn:aws:states:::s3:getObject}
     * @param arguments the evaluated Arguments; null when there are none
     * @param readerConfig the evaluated ReaderConfig; empty when there is none
     */
    List<?> read(String resource, @Nullable Object arguments, Map<String, ?> readerConfig) throws Failed;

    /** The items cannot be read; fails the Map with {@code States.ItemReaderFailed}. */
    final class Failed extends Exception {
        public Failed(String message) {
            super(message);
        }

        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
