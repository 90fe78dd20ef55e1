package slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.NullMarked;
import slipway.error.DeploymentError;
import slipway.step.Step;

/** What classes and packages are called, and what they are. */
@AnalyzeClasses(packages = "slipway", importOptions = Modules.Shipped.class)
class NamingArchitectureTest {
    @ArchTest
    static final ArchRule a_name_says_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Data)(\\$.*)?");

    @ArchTest
    static final ArchRule packages_are_features = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..model..", "..models..");

    @ArchTest
    static final ArchRule steps_can_be_relied_on_as_they_are = classes()
            .that()
            .areAssignableTo(Step.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule errors_stand_where_operators_look_for_them = classes()
            .that()
            .areAssignableTo(DeploymentError.class)
            .should()
            .resideInAPackage("slipway.error")
            .andShould()
            .beTopLevelClasses();

    @ArchTest
    static void errors_are_final_or_sealed(JavaClasses shipped) {
        shipped.stream()
                .filter(type -> type.isAssignableTo(DeploymentError.class))
                .map(JavaClass::reflect)
                .forEach(type -> assertTrue(type.isSealed() || Modifier.isFinal(type.getModifiers()), type.getName()));
    }

    @ArchTest
    static void every_package_is_null_marked(JavaClasses shipped) {
        Modules.all().forEach(name -> assertTrue(shipped.getPackage(name).isAnnotatedWith(NullMarked.class), name));
    }
}
