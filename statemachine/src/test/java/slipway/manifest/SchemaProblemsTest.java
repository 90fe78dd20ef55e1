package slipway.manifest;

import static slipway.manifest.Problems.assertAdded;
import static slipway.manifest.Problems.assertProblems;
import static slipway.manifest.Problems.assertReplaced;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema refuses, in words. */
class SchemaProblemsTest {
    @Test
    void an_unknown_key_is_told_the_nearest_known_one_and_its_absence_is_not_told_again() {
        assertReplaced(
                "application:",
                "aplication:",
                "line 1: aplication: unknown key 'aplication'; did you mean 'application'?");
        assertReplaced(
                "after:", "aftre:", "line 4: environments.prd.aftre: unknown key 'aftre'; did you mean 'after'?");
    }

    @Test
    void an_unknown_key_does_not_hide_what_is_wrong_with_the_key_it_is_near_to() {
        assertAdded(
                "nmaes: x\nnames: 3\n",
                "line 8: nmaes: unknown key 'nmaes'; did you mean 'names'?",
                "line 9: names: must be text, not a number; write it in quotes");
    }

    @Test
    void an_unknown_key_that_is_near_to_none_is_told_all() {
        assertReplaced(
                "after:",
                "colour:",
                "line 4: environments.prd.colour: unknown key 'colour'; there are ref, after, promote, reconcile, strategy, observe, alarms, freeze and approval");
    }

    @Test
    void a_missing_key_is_told_with_its_meaning() {
        assertProblems(
                "scan: required\n",
                "line 1: application: is missing: the application's name",
                "line 1: apps: is missing: the short names of the functions that each app is made of",
                "line 1: environments: is missing: where the application is deployed, each environment by its name");
        assertReplaced(
                "ref: \"tag:v*\", ",
                "",
                "line 4: environments.prd.ref: is missing: the git ref whose commits are deployed here: branch:NAME, or"
                        + " tag:PATTERN with * as wildcard");
    }

    @Test
    void a_value_of_the_wrong_kind_is_told_the_right_one() {
        assertReplaced("[ web, jobs ]", "web", "line 6: apps.site: must be a list, not text");
        assertReplaced("shop", "42", "line 1: application: must be text, not a number; write it in quotes");
        assertAdded("workflow:\n", "line 8: workflow: must be a mapping, not nothing");
        assertAdded("functions:\n  web: [ x ]\n", "line 9: functions.web: must be a mapping, not a list");
    }

    @Test
    void a_wrong_word_is_told_the_right_ones() {
        assertAdded("scan: none\n", "line 8: scan: unknown word 'none'; there are required and optional");
        assertReplaced(
                "after: dev",
                "strategy: roling",
                "line 4: environments.prd.strategy: unknown word 'roling'; did you mean 'rolling'?");
        assertReplaced(
                "after: dev",
                "strategy: 3",
                "line 4: environments.prd.strategy: must be text or a mapping, not a number; write it in quotes");
        assertAdded(
                "defaults:\n  health: off-duty\n",
                "line 9: defaults.health: must be a mapping or none, not 'off-duty'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke"})
    void a_key_of_environments_whose_feature_does_not_exist_yet_is_not_supported_yet(String key) {
        assertReplaced(
                "after: dev",
                key + ": 1",
                "line 4: environments.prd." + key + ": '" + key + "' is not supported yet; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"promote", "database", "configuration", "terraform", "frontend", "account", "region"})
    void a_key_whose_feature_does_not_exist_yet_is_not_supported_yet(String key) {
        assertAdded(key + ": {}\n", "line 8: " + key + ": '" + key + "' is not supported yet; remove it");
    }

    @Test
    void a_reason_to_roll_back_is_on_or_off() {
        assertAdded(
                "rollback:\n  errorRate: 5%\n  importErrors: never\n  silentFunctions: true\n",
                "line 10: rollback.importErrors: must be true or false, not text");
    }

    @Test
    void a_name_that_cannot_be_used_is_told_the_rule() {
        assertReplaced(
                "prd:",
                "p_rd:",
                "line 4: environments.p_rd: 'p_rd' cannot be a name here: a name begins with a letter and has letters, digits and single hyphens");
        assertReplaced(
                "[ web, jobs ]",
                "\n  - web\n  - a b\n  - jobs",
                "line 8: apps.site[1]: 'a b' cannot be used: a name begins with a letter or digit and has letters, digits,"
                        + " '-' and '_', at most 64 of them");
        assertAdded(
                "repository: Shop\n",
                "line 8: repository: 'Shop' cannot be used: an ECR repository's name has lower-case letters and digits, separated by '.', '_', '-' or '/', at most 256 of them");
        assertAdded(
                "functions:\n  web: { alias: \"$LATEST\" }\n",
                "line 9: functions.web.alias: '$LATEST' cannot be used: an alias has letters, digits, '-' and '_', and is"
                        + " not a number, at most 128 of them");
        assertAdded(
                "functions:\n  web:\n    variables: [ TOKEN=secret ]\n",
                "line 10: functions.web.variables[0]: 'TOKEN=secret' cannot be used: write the name alone: at least two"
                        + " letters, digits or '_', beginning with a letter");
        assertAdded(
                "notify: [ oncall@example.com ]\n",
                "line 8: notify[0]: 'oncall@example.com' cannot be used: write mailto:NAME@DOMAIN or https://HOST/PATH");
    }

    @Test
    void control_characters_do_not_reach_the_terminal() {
        assertReplaced(
                "prd:",
                "\"p\\e[31m\\n\":",
                "line 4: environments['p\\u001b[31m\\u000a']: 'p\\u001b[31m\\u000a' cannot be a name here: a name begins with"
                        + " a letter and has letters, digits and single hyphens");
        assertAdded(
                "functions: { web: { test: { payload: {}, expect: \"a \\e b\" } } }\n",
                "line 8: functions.web.test.expect: 'a \\u001b b' is not valid JSONata: Syntax error: \"\\u001b\"");
    }

    @Test
    void an_empty_or_repeated_element_is_refused() {
        assertReplaced("[ web, jobs ]", "[]", "line 6: apps.site: is empty; write at least one");
        assertReplaced(
                "[ web, jobs ]",
                "\n  - web\n  - jobs\n  - web",
                "line 9: apps.site[2]: 'web' is listed twice; keep one of them");
    }

    @Test
    void a_probe_is_either_an_invocation_or_a_url() {
        String message = "needs either 'payload' (the function is invoked) or 'http' (a URL is read), and not both";
        assertAdded(
                "functions:\n  web:\n    test: {}\n    smoke: { payload: {}, http: \"https://x.example.com/\" }\n",
                "line 10: functions.web.test: " + message,
                "line 11: functions.web.smoke: " + message);
    }
}
