package slipway.cloud;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, and the token with which the caller asks for the next part.
 *
 * @param next null on the last page, as the SDK has it
 */
record Page<T>(List<T> items, @Nullable String next) {
    /** A token names the item that it continues after, so that a list which changes in between is not read twice. */
    static <T> Page<T> of(
            List<T> all, @Nullable String token, @Nullable Integer max, int usual, Function<T, String> key) {
        int from = token == null ? 0 : indexAfter(all, token, key);
        int to = Math.min(all.size(), from + Math.min(Optional.ofNullable(max).orElse(usual), usual));
        return new Page<>(all.subList(from, to), to < all.size() ? key.apply(all.get(to - 1)) : null);
    }

    private static <T> int indexAfter(List<T> all, String token, Function<T, String> key) {
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(token)) {
                return i + 1;
            }
        }
        return all.size();
    }
}
