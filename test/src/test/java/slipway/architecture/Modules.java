package slipway.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The modules and their packages. */
final class Modules {
    static final List<String> FUNCTIONS = List.of(
            "slipway.error",
            "slipway.step",
            "slipway.intake",
            "slipway.image",
            "slipway.preflight",
            "slipway.update",
            "slipway.traffic",
            "slipway.verify",
            "slipway.observe",
            "slipway.promotion",
            "slipway.rollback",
            "slipway.ledger",
            "slipway.conclude",
            "slipway.catalog");
    static final List<String> STATEMACHINE = List.of("slipway.manifest", "slipway.definition", "slipway.asl");
    static final List<String> REHEARSAL =
            List.of("slipway.cloud", "slipway.fault", "slipway.rehearse", "slipway.report");
    static final List<String> INFRA = List.of("slipway.infra");
    static final List<String> LOCAL = List.of("slipway.local");
    static final List<String> CLI = List.of("slipway.cli");

    /** What each package besides its own may know of Slipway. */
    static final Map<List<String>, List<String>> MAY_KNOW = Map.of(
            FUNCTIONS, FUNCTIONS,
            STATEMACHINE, STATEMACHINE,
            REHEARSAL, join(REHEARSAL, FUNCTIONS, STATEMACHINE),
            INFRA, join(INFRA, FUNCTIONS, STATEMACHINE),
            LOCAL, join(LOCAL, FUNCTIONS, STATEMACHINE),
            CLI, join(CLI, LOCAL, REHEARSAL, STATEMACHINE));

    private Modules() {}

    /** Every package that ships. */
    static List<String> all() {
        return join(FUNCTIONS, STATEMACHINE, REHEARSAL, INFRA, LOCAL, CLI);
    }

    @SafeVarargs
    static List<String> join(List<String>... lists) {
        List<String> joined = new ArrayList<>();
        for (List<String> list : lists) {
            joined.addAll(list);
        }
        return joined;
    }

    static String[] array(List<String> packages) {
        return packages.toArray(String[]::new);
    }

    /** Leaves out what this module itself is made of: tests and benchmarks. */
    static final class Shipped implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test/target/") && !location.contains("/test-classes/");
        }
    }
}
