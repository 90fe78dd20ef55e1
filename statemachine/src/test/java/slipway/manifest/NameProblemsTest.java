package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.manifest.Problems.assertAdded;
import static slipway.manifest.Problems.assertProblems;
import static slipway.manifest.Problems.assertReplaced;

import org.junit.jupiter.api.Test;

/** Real names that cannot exist, or are not different. */
class NameProblemsTest {
    @Test
    void the_template_of_all_names_holds_function_and_environment() {
        assertAdded(
                "names: \"{application}-{environment}\"\n",
                "line 8: names: lacks {function}; without it several functions would have one name, write for example {application}-{function}-{environment}");
        assertAdded(
                "names: \"{application}-{function}\"\n",
                "line 8: names: lacks {environment}; without it several functions would have one name, write for example {application}-{function}-{environment}");
    }

    @Test
    void an_unknown_placeholder_is_refused() {
        assertAdded(
                "names: \"{function}-{environment}-{region}\"\n",
                "line 8: names: unknown placeholder '{region}'; there are {application}, {environment} and {function}");
        assertAdded(
                "functions:\n  web: { name: \"web-{enviroment}\" }\n",
                "line 9: functions.web.name: unknown placeholder '{enviroment}'; did you mean '{environment}'?");
        assertAdded(
                "workflow: { stateMachine: \"{function}-{environment}\" }\n",
                "line 8: workflow.stateMachine: unknown placeholder '{function}'; there are {application} and {environment}");
    }

    @Test
    void a_brace_that_belongs_to_no_placeholder_is_refused() {
        assertAdded(
                "names: \"{function}-{environment\"\n",
                "line 8: names: has a brace that belongs to no placeholder; the placeholders here are {application}, {environment} and {function}");
    }

    @Test
    void a_function_in_two_environments_has_two_names() {
        assertAdded(
                "functions:\n  web:\n    name: legacy\n",
                "line 10: functions.web.name: makes the same name 'legacy' for web in dev and for web in prd; put {environment} into it");
    }

    @Test
    void in_a_single_environment_a_name_needs_no_environment() {
        Manifest manifest = ManifestFile.parse("slipway.yaml", """
                application: shop
                environments: { dev: { ref: "branch:dev" } }
                apps: { site: [ web ] }
                functions: { web: { name: legacy } }
                """);
        Environment dev = manifest.environments().values().iterator().next();
        assertEquals("legacy", manifest.functionName(manifest.function("web"), dev));
    }

    @Test
    void two_functions_have_two_names() {
        assertAdded(
                "functions:\n  jobs: { name: \"shop-web-{environment}\" }\n",
                "line 9: functions.jobs.name: makes the same name 'shop-web-dev' for web in dev and for jobs in dev; names must differ");
    }

    @Test
    void two_functions_in_different_environments_have_two_names() {
        assertProblems(
                """
                application: shop
                environments: { dev: { ref: "branch:dev" }, x-dev: { ref: "branch:x" } }
                apps: { site: [ web, web-x ] }
                tag: "{environment}-{sha}"
                names: "{function}-{environment}"
                """,
                "line 5: names: makes the same name 'web-x-dev' for web in x-dev and for web-x in dev; names must differ");
    }

    @Test
    void a_name_is_one_that_lambda_allows() {
        assertAdded(
                "names: \"{function}.{environment}\"\n",
                "line 8: names: makes 'web.dev' (7 characters) for web in dev; the name of a Lambda function has at most 64 letters, digits, '-' and '_'");
        assertReplaced(
                "web",
                "w".repeat(56),
                "line 6: apps.site[0]: makes 'shop-" + "w".repeat(55) + "…' (65 characters) for " + "w".repeat(56)
                        + " in dev; the name of a Lambda function has at most 64 letters, digits, '-' and '_'");
    }

    @Test
    void a_state_machine_has_a_name_of_its_own_in_each_environment() {
        assertAdded(
                "workflow:\n  stateMachine: nightly\n",
                "line 9: workflow.stateMachine: makes the same name 'nightly' for dev and for prd; put {environment} into it");
        assertAdded(
                "workflow:\n  stateMachine: \"nightly {environment}\"\n",
                "line 9: workflow.stateMachine: makes 'nightly dev' (11 characters) for dev; the name of a state machine has at most 80 letters, digits, '-' and '_'");
    }

    @Test
    void an_application_that_cannot_name_its_repository_is_told_to_name_it() {
        assertReplaced(
                "shop",
                "Shop",
                "line 1: application: 'Shop' cannot be the name of an ECR repository, which it is by default; write 'repository' too");
        assertEquals(
                "x/shop",
                ManifestFile.parse("slipway.yaml", Problems.BASE.replace("shop", "Shop") + "repository: x/shop\n")
                        .repository());
    }
}
