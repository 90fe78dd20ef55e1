package slipway.cloud;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function as calls name it: by name or ARN, with a version or alias in the name or beside it. */
record FunctionReference(String name, Optional<String> qualifier) {
    /** Empty when the qualifier in the name contradicts the one beside it. */
    static Optional<FunctionReference> parse(String name, @Nullable String qualifier) {
        String rest = name;
        if (name.startsWith("arn:")) {
            rest = name.substring(name.indexOf(":function:") + ":function:".length());
        }
        List<String> parts = List.of(rest.split(":", 2));
        Optional<String> inName = parts.size() == 2 ? Optional.of(parts.get(1)) : Optional.empty();
        Optional<String> beside = Optional.ofNullable(qualifier);
        if (inName.isPresent() && beside.isPresent() && !inName.equals(beside)) {
            return Optional.empty();
        }
        return Optional.of(new FunctionReference(parts.get(0), inName.or(() -> beside)));
    }
}
