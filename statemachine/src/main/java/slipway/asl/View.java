package slipway.asl;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may see.
 *
 * @param states {@code $states}
 * @param scope the variables
 */
record View(Map<String, @Nullable Object> states, Scope scope, Functions functions) {
    void bind(Jsonata.Frame frame, String name) {
        if (name.equals("states")) {
            frame.bind(name, PlainValues.withNulls(states));
        } else if (scope.has(name)) {
            frame.bind(name, PlainValues.withNulls(scope.get(name)));
        }
    }
}
