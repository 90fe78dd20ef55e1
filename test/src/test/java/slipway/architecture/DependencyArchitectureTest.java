package slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may know whom. */
@AnalyzeClasses(packages = "slipway", importOptions = Modules.Shipped.class)
class DependencyArchitectureTest {
    private static final String AWS_SDK = "software.amazon.awssdk..";

    /** Also a sign that the rules see the code at all. */
    @ArchTest
    static void every_class_is_in_a_package_that_the_architecture_names(JavaClasses shipped) {
        assertEquals(
                new TreeSet<>(Modules.all()),
                shipped.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ArchTest
    static void a_module_knows_only_those_that_its_arrows_point_to(JavaClasses shipped) {
        Modules.MAY_KNOW.forEach((module, known) -> noClasses()
                .that()
                .resideInAnyPackage(Modules.array(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.array(Modules.all().stream()
                        .filter(each -> !known.contains(each))
                        .toList()))
                .check(shipped));
    }

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("slipway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_interpreter_knows_neither_aws_nor_slipway = knowsNoneOf(
            "slipway.asl", Modules.join(others("slipway.asl"), List.of("software.amazon..", "com.amazonaws..")));

    @ArchTest
    static final ArchRule the_manifest_knows_nothing_else_of_slipway =
            knowsNoneOf("slipway.manifest", others("slipway.manifest"));

    @ArchTest
    static final ArchRule the_compiler_does_not_know_the_interpreter =
            knowsNoneOf("slipway.definition", List.of("slipway.asl"));

    @ArchTest
    static final ArchRule the_simulated_aws_does_not_know_what_runs_in_it = knowsNoneOf(
            "slipway.cloud",
            Modules.join(
                    Modules.FUNCTIONS,
                    List.of("slipway.manifest", "slipway.definition", "slipway.rehearse", "slipway.report")));

    @ArchTest
    static final ArchRule faults_know_nothing_else_of_slipway = knowsNoneOf("slipway.fault", others("slipway.fault"));

    @ArchTest
    static final ArchRule steps_do_not_know_the_catalog = noClasses()
            .that()
            .resideOutsideOfPackages("slipway.catalog", "slipway.rehearse..", "slipway.infra..", "slipway.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("slipway.catalog");

    @ArchTest
    static final ArchRule errors_know_nothing =
            knowsNoneOf("slipway.error", Modules.join(others("slipway.error"), List.of(AWS_SDK, "com.fasterxml..")));

    @ArchTest
    static final ArchRule only_what_works_on_a_cloud_knows_the_aws_sdk =
            onlyIn(Modules.join(Modules.FUNCTIONS, Modules.REHEARSAL, Modules.LOCAL, Modules.CLI), AWS_SDK);

    @ArchTest
    static final ArchRule only_lambdas_know_the_lambda_runtime = onlyIn(Modules.FUNCTIONS, "com.amazonaws..");

    @ArchTest
    static final ArchRule only_infra_knows_the_cdk = onlyIn(
            Modules.INFRA,
            "software.amazon.awscdk..",
            "software.amazon.jsii..",
            "software.constructs..",
            "io.github.cdklabs..");

    @ArchTest
    static final ArchRule only_the_command_line_knows_picocli = onlyIn(Modules.CLI, "picocli..");

    private static ArchRule knowsNoneOf(String of, List<String> packages) {
        return noClasses()
                .that()
                .resideInAPackage(of)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.array(packages));
    }

    private static ArchRule onlyIn(List<String> packages, String... library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(Modules.array(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library);
    }

    private static List<String> others(String of) {
        return Modules.all().stream().filter(each -> !each.equals(of)).toList();
    }
}
