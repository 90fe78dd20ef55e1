package slipway.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What no code may do that runs in a rehearsal: look at a clock, sleep, toss a coin, read the environment. A run is a function of its
 * inputs and its seed. Nothing needs an exception but entry points and the one place that waits for what really runs: benchmarks, which measure
 * real time, do not ship.
 */
@AnalyzeClasses(packages = "slipway", importOptions = Modules.Shipped.class)
class PurityArchitectureTest {
    /** An entry point is handed the environment by nobody. */
    private static final String ENTRY_POINTS = "slipway\\.(catalog\\.TaskHandler|cli\\.Slipway|infra\\.SlipwayApp)";

    private static final String WAITS = "slipway.local.Poll";

    @ArchTest
    static final ArchRule no_code_looks_at_a_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WAITS)
            .should()
            .accessTargetWhere(calls("java\\.time\\..*", "now|system|systemUTC|systemDefaultZone|tick.*"))
            .orShould()
            .accessTargetWhere(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime"));

    @ArchTest
    static final ArchRule no_code_asks_the_system_for_its_date = noClasses()
            .should()
            .callConstructor(Date.class)
            .orShould()
            .accessTargetWhere(calls("java\\.util\\.(Gregorian)?Calendar", "getInstance"));

    @ArchTest
    static final ArchRule no_code_sleeps_or_waits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WAITS)
            .should()
            .accessTargetWhere(calls("java\\.lang\\.Thread", "sleep|onSpinWait"))
            .orShould()
            .accessTargetWhere(
                    calls("java\\.util\\.concurrent\\.(TimeUnit|locks\\.LockSupport)", "sleep|parkNanos|parkUntil"))
            .orShould()
            .accessTargetWhere(calls("java\\.lang\\.Object", "wait"));

    @ArchTest
    static final ArchRule no_code_waits_with_the_sdks_waiters = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..waiters..")
            .orShould()
            .accessTargetWhere(calls("software\\.amazon\\.awssdk\\..*", "waiter"));

    @ArchTest
    static final ArchRule chance_has_a_seed = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .orShould()
            .accessTargetWhere(calls("java\\.lang\\.Math", "random"))
            .orShould()
            .accessTargetWhere(calls("java\\.util\\.UUID", "randomUUID"));

    @ArchTest
    static final ArchRule only_entry_points_read_the_environment = noClasses()
            .that(new DescribedPredicate<JavaClass>("are no entry points") {
                @Override
                public boolean test(JavaClass type) {
                    return !type.getName().matches(ENTRY_POINTS);
                }
            })
            .should()
            .accessTargetWhere(calls("java\\.lang\\.System", "getenv"));

    @ArchTest
    static final ArchRule steps_read_no_system_properties = noClasses()
            .that()
            .resideInAnyPackage(Modules.array(Modules.FUNCTIONS))
            .should()
            .accessTargetWhere(calls("java\\.lang\\.System", "getProperty|getProperties"));

    private static DescribedPredicate<JavaAccess<?>> calls(String owners, String names) {
        DescribedPredicate<HasName> type = nameMatching(owners);
        return target(owner(type)).and(target(nameMatching(names))).as("a call of %s.%s", owners, names);
    }
}
