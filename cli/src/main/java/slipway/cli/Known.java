package slipway.cli;

import java.util.Collection;

/** The names that an option may take. */
final class Known {
    private Known() {}

    /**
     * The name itself.
     *
     * @param option what named it, for example {@code --apps}
     * @param kind what it names, for example {@code app}
     * @throws BadInput when it is none of the known ones
     */
    static String require(String option, String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw new BadInput("%s: there is no %s '%s'. Name one of: %s."
                    .formatted(option, kind, name, String.join(", ", known)));
        }
        return name;
    }
}
