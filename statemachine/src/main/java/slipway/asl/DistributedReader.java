package slipway.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields that only a distributed Map has. */
final class DistributedReader {
    private static final int MOST_ITEMS = Integer.MAX_VALUE;

    private final Fields map;

    private DistributedReader(Fields map) {
        this.map = map;
    }

    /** Null for an inline Map. */
    static @Nullable Distributed read(Fields map, Fields processor) {
        Fields config = processor.has("ProcessorConfig") ? processor.object("ProcessorConfig") : null;
        String mode = config == null || !config.has("Mode") ? "INLINE" : config.string("Mode", true);
        if ("DISTRIBUTED".equals(mode) && config != null) {
            FieldRules.check(config, "a ProcessorConfig", "Mode", "ExecutionType");
            return new DistributedReader(map).read(executionType(config));
        }
        if (config != null && !"INLINE".equals(mode)) {
            config.problem("Mode", "must be \"INLINE\" or \"DISTRIBUTED\"");
        }
        for (String name : new String[] {"ItemReader", "ItemBatcher", "ResultWriter", "Label"}) {
            if (map.has(name)) {
                map.problem(name, "belongs to a distributed Map: set ProcessorConfig's Mode to \"DISTRIBUTED\"");
            }
        }
        return null;
    }

    private static boolean executionType(Fields config) {
        String type = config.string("ExecutionType", true);
        if (type != null && !type.equals("STANDARD") && !type.equals("EXPRESS")) {
            config.problem("ExecutionType", "must be \"STANDARD\" or \"EXPRESS\"");
        }
        return "EXPRESS".equals(type);
    }

    private Distributed read(boolean express) {
        if (map.has("ResultWriter")) {
            map.problem("ResultWriter", "is not supported: the results are returned by the state");
        }
        if (map.has("ItemReader") && map.has("Items")) {
            map.problem("Items", "cannot stand beside an ItemReader");
        }
        return new Distributed(express, label(), reader(), batcher());
    }

    private @Nullable String label() {
        String label = map.string("Label", false);
        if (label != null && !label.matches("[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cc}]{1,40}")) {
            map.problem("Label", "must have 1 to 40 characters; use letters, digits, - and _");
        }
        return label;
    }

    private Distributed.@Nullable Reader reader() {
        Fields reader = map.has("ItemReader") ? map.object("ItemReader") : null;
        if (reader == null) {
            return null;
        }
        FieldRules.check(reader, "an ItemReader", "Resource", "Arguments", "ReaderConfig", "Comment");
        String resource = reader.string("Resource", true);
        if (reader.has("ReaderConfig") && !(reader.get("ReaderConfig") instanceof Map<?, ?>)) {
            reader.problem("ReaderConfig", "must be an object");
        }
        return new Distributed.Reader(
                String.valueOf(resource),
                Templates.any(reader, "Arguments", "ItemReader/Arguments"),
                Templates.any(reader, "ReaderConfig", "ItemReader/ReaderConfig"));
    }

    private Distributed.@Nullable Batcher batcher() {
        Fields batcher = map.has("ItemBatcher") ? map.object("ItemBatcher") : null;
        if (batcher == null) {
            return null;
        }
        FieldRules.check(
                batcher, "an ItemBatcher", "MaxItemsPerBatch", "MaxInputBytesPerBatch", "BatchInput", "Comment");
        if (!batcher.has("MaxItemsPerBatch") && !batcher.has("MaxInputBytesPerBatch")) {
            batcher.problem("needs MaxItemsPerBatch, MaxInputBytesPerBatch or both");
        }
        return new Distributed.Batcher(
                Templates.integer(batcher, "MaxItemsPerBatch", 1, MOST_ITEMS),
                Templates.integer(batcher, "MaxInputBytesPerBatch", 1, Limits.PAYLOAD_BYTES),
                Templates.any(batcher, "BatchInput", "ItemBatcher/BatchInput"));
    }
}
