package slipway.asl;

import org.jspecify.annotations.Nullable;

/**
 * What the definition says of a Map whose iterations are executions of their own.
 *
 * @param express whether the children are Express workflows
 * @param label the part of the children's ARNs; null when the definition leaves it to the service
 * @param reader where the items come from; null when they are in the state's input
 */
record Distributed(
        boolean express,
        @Nullable String label,
        @Nullable Reader reader,
        @Nullable Batcher batcher) {
    record Reader(
            String resource,
            @Nullable Template arguments,
            @Nullable Template config) {}

    record Batcher(
            @Nullable Template maxItems,
            @Nullable Template maxBytes,
            @Nullable Template batchInput) {}
}
