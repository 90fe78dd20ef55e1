package slipway.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.asl.MapRun.Child;

/** The items of a Map: found, selected and, for a distributed one, grouped into the inputs of its children. */
final class Items {
    private final Visit visit;
    private final State.ForEach map;

    Items(Visit visit, State.ForEach map) {
        this.visit = visit;
        this.map = map;
    }

    /** The items in the state's input or its Items. */
    List<?> inState() {
        if (map.items() != null) {
            return map.items().evaluate(visit.view(), List.class, "array");
        }
        if (visit.input() instanceof List<?> list) {
            return list;
        }
        throw StateFailed.at(null, "Map state input must be an array but was: " + Json.print(visit.input()));
    }

    /** The context object's {@code Map} for one item. */
    static Map<String, @Nullable Object> context(int index, @Nullable Object item) {
        return Details.of("Item", Details.of("Index", index, "Value", item));
    }

    /** What an iteration gets as its input. */
    @Nullable
    Object selected(@Nullable Object item, Map<String, @Nullable Object> context) {
        if (map.itemSelector() == null) {
            return item;
        }
        View view = visit.view();
        Map<String, @Nullable Object> whole = visit.context();
        whole.put("Map", context);
        view.states().put("context", whole);
        Object input = map.itemSelector().evaluate(view);
        Limits.checkPayload(input, item, map.name(), "selected an item");
        return input;
    }

    /** One child for each item, or for each batch of them. */
    List<Child> children(List<?> items, Distributed.@Nullable Batcher batcher) {
        List<@Nullable Object> inputs = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            inputs.add(selected(item, context(i, item)));
        }
        if (batcher != null) {
            return batches(inputs, batcher);
        }
        List<Child> children = new ArrayList<>(inputs.size());
        inputs.forEach(input -> children.add(new Child(input, 1)));
        return children;
    }

    private List<Child> batches(List<@Nullable Object> inputs, Distributed.Batcher batcher) {
        View view = visit.view();
        long mostItems = number(batcher.maxItems(), view, Integer.MAX_VALUE, "MaxItemsPerBatch");
        long mostBytes = number(batcher.maxBytes(), view, Limits.PAYLOAD_BYTES, "MaxInputBytesPerBatch");
        Object shared =
                batcher.batchInput() == null ? null : batcher.batchInput().evaluate(view);
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        if (batcher.batchInput() != null) {
            empty.put("BatchInput", shared);
        }
        empty.put("Items", List.of());
        long frameBytes = JsonSize.of(empty, Limits.PAYLOAD_BYTES);
        List<Child> children = new ArrayList<>();
        List<@Nullable Object> batch = new ArrayList<>();
        long bytes = frameBytes;
        for (Object input : inputs) {
            // A comma comes with every item but the first.
            long more = JsonSize.of(input, Limits.PAYLOAD_BYTES) + (batch.isEmpty() ? 0 : 1);
            if (!batch.isEmpty() && (batch.size() >= mostItems || bytes + more > mostBytes)) {
                children.add(batch(empty, batch));
                batch = new ArrayList<>();
                bytes = frameBytes;
            }
            bytes += more;
            if (bytes > mostBytes) {
                throw StateFailed.of(
                        Failure.DATA_LIMIT_EXCEEDED,
                        "The state/task '" + map.name() + "' cannot fit an item into a batch of " + mostBytes
                                + " bytes.");
            }
            batch.add(input);
        }
        if (!batch.isEmpty()) {
            children.add(batch(empty, batch));
        }
        return children;
    }

    private static long number(@Nullable Template field, View view, long otherwise, String name) {
        return field == null ? otherwise : Math.min(otherwise, WaitTimes.wholeSeconds(field, view, 1, name));
    }

    private static Child batch(Map<String, @Nullable Object> empty, List<@Nullable Object> items) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(empty);
        input.put("Items", items);
        return new Child(input, items.size());
    }
}
