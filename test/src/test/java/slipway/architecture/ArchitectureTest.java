package slipway.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import slipway.error.DeploymentError;

@AnalyzeClasses(packages = "slipway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] FUNCTIONS = {
        "slipway.error..",
        "slipway.step..",
        "slipway.intake..",
        "slipway.image..",
        "slipway.preflight..",
        "slipway.update..",
        "slipway.traffic..",
        "slipway.verify..",
        "slipway.rollback..",
        "slipway.ledger..",
        "slipway.conclude..",
        "slipway.catalog.."
    };

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("slipway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_lambdas_depend_on_no_other_module = noClasses()
            .that()
            .resideInAnyPackage(FUNCTIONS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "slipway.asl..",
                    "slipway.manifest..",
                    "slipway.definition..",
                    "slipway.cloud..",
                    "slipway.fault..",
                    "slipway.rehearse..",
                    "slipway.report..",
                    "slipway.cli..",
                    "slipway.infra..",
                    "software.amazon.awscdk..",
                    "picocli.."));

    @ArchTest
    static final ArchRule the_interpreter_knows_neither_aws_nor_slipway = noClasses()
            .that()
            .resideInAPackage("slipway.asl..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("slipway.manifest..", "slipway.definition.."));

    @ArchTest
    static final ArchRule manifest_and_definition_know_no_aws = noClasses()
            .that()
            .resideInAnyPackage("slipway.manifest..", "slipway.definition..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."));

    @ArchTest
    static final ArchRule the_simulated_aws_knows_nothing_of_slipway = noClasses()
            .that()
            .resideInAnyPackage("slipway.cloud..", "slipway.fault..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(FUNCTIONS))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage(
                    "slipway.manifest..", "slipway.definition..", "slipway.rehearse..", "slipway.report.."));

    @ArchTest
    static final ArchRule the_cdk_stays_in_infra = noClasses()
            .that()
            .resideOutsideOfPackage("slipway.infra..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon.awscdk..", "io.github.cdklabs.."));

    @ArchTest
    static final ArchRule picocli_stays_in_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("slipway.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("picocli.."));

    /** Steps and simulation take their time from outside; only the benchmark, which measures, looks at the clock. */
    @ArchTest
    static final ArchRule nobody_reads_the_clock_or_sleeps = noClasses()
            .that()
            .resideOutsideOfPackage("slipway.benchmark..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    /** The SDK's waiters sleep. */
    @ArchTest
    static final ArchRule nobody_uses_the_waiters_of_the_sdk = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("software\\.amazon\\.awssdk\\..*\\.waiters\\..*");

    @ArchTest
    static final ArchRule steps_never_read_the_environment = noClasses()
            .that()
            .resideInAnyPackage(FUNCTIONS)
            .and()
            .doNotHaveFullyQualifiedName("slipway.catalog.TaskHandler")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule errors_are_top_level_and_in_one_package = classes()
            .that()
            .areAssignableTo(DeploymentError.class)
            .should()
            .resideInAPackage("slipway.error")
            .andShould()
            .beTopLevelClasses();

    @ArchTest
    static final ArchRule no_empty_names = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..models..");
}
