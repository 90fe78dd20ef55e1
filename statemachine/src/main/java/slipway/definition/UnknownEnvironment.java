package slipway.definition;

import java.util.Collection;

/** A name that is no environment of the manifest; the message lists those that are. */
public final class UnknownEnvironment extends RuntimeException {
    UnknownEnvironment(String name, Collection<String> known) {
        super("the manifest has no environment '%s'; name one of: %s".formatted(name, String.join(", ", known)));
    }
}
