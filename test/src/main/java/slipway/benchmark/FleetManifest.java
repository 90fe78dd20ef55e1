package slipway.benchmark;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the manifest of a fleet: nine of ten functions have an alias, each is in one of several apps and has a health check. */
public final class FleetManifest {
    private static final int LARGEST_APP = 50;
    private static final int WITHOUT_ALIAS_EVERY = 10;
    private static final int TESTED_EVERY = 25;
    private static final String USUAL = "all-at-once";

    private FleetManifest() {}

    /** Prints the manifest of so many functions, and of a strategy. */
    public static void main(String... arguments) {
        System.out.print(of(Integer.parseInt(arguments[0]), arguments.length > 1 ? arguments[1] : USUAL));
    }

    /** The short name of the n-th function, counted from 0. */
    public static String function(int n) {
        return "f-%04d".formatted(n);
    }

    /** Whether the n-th function has an alias. */
    public static boolean isAliased(int n) {
        return n % WITHOUT_ALIAS_EVERY != WITHOUT_ALIAS_EVERY - 1;
    }

    public static String of(int functions) {
        return of(functions, USUAL);
    }

    /**
     * The manifest of so many functions.
     *
     * @param strategy as a manifest writes it
     */
    public static String of(int functions, String strategy) {
        int apps = Math.ceilDiv(functions, LARGEST_APP);
        String members = lines(
                apps,
                app -> "  app-%d: [ %s ]"
                        .formatted(
                                app,
                                IntStream.range(0, functions)
                                        .filter(n -> n % apps == app)
                                        .mapToObj(FleetManifest::function)
                                        .collect(Collectors.joining(", "))));
        String own = lines(functions, n -> {
            if (!isAliased(n)) {
                return "  " + function(n) + ": { alias: none }";
            }
            return n % TESTED_EVERY == 1
                    ? "  %s: { test: { payload: { n: %d }, expect: \"n = %d\", example: { n: %d } } }"
                            .formatted(function(n), n, n, n)
                    : "";
        });
        return String.join(
                "\n",
                List.of(
                        "application: fleet",
                        "environments: { dev: { ref: \"branch:dev\", strategy: " + strategy + " } }",
                        "apps:",
                        members,
                        "defaults:",
                        "  alias: live",
                        "  health: { payload: { health: true }, expect: \"status = 'ok'\", example: { status: ok } }",
                        "functions:",
                        own,
                        ""));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count)
                .mapToObj(line)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
