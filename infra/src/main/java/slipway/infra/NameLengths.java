package slipway.infra;

import java.util.Comparator;
import java.util.stream.Stream;
import slipway.catalog.Task;

/** Refuses names that AWS would only refuse half-way through a deployment of the stacks. */
final class NameLengths {
    /** The name of a Lambda. */
    private static final int FUNCTION = 64;

    /** The name of a bucket, less the account's twelve digits and a region as long as {@code ap-southeast-1}. */
    private static final int BUCKET = 63 - "-123456789012-ap-southeast-1".length();

    private NameLengths() {}

    static void check(Scope scope) {
        String longest = Stream.of(Task.values())
                .map(task -> Names.task(scope, task.kebab()))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        if (longest.length() > FUNCTION) {
            throw new InvalidInput(
                    "environments." + scope.environment() + ": Slipway's own function would be called '" + longest
                            + "', which has " + longest.length() + " characters, and Lambda allows " + FUNCTION
                            + "; shorten the environment's name or 'application'");
        }
        int bucket = Names.ledgerTable(scope.application()).length() - "-ledger".length();
        if (bucket > BUCKET) {
            throw new InvalidInput(
                    "application: '" + scope.application() + "' is too long for the name of the report bucket; "
                            + "shorten it by " + (bucket - BUCKET) + " characters");
        }
    }
}
