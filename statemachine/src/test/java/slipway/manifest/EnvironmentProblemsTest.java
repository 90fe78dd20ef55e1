package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.manifest.Problems.assertAdded;
import static slipway.manifest.Problems.assertProblems;
import static slipway.manifest.Problems.assertReplaced;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environments that cannot be told apart, or whose order is none; and their tags. */
class EnvironmentProblemsTest {
    @Test
    void after_names_an_environment() {
        assertReplaced(
                "after: dev",
                "after: dve",
                "line 4: environments.prd.after: there is no environment 'dve'; did you mean 'dev'?");
        assertReplaced(
                "after: dev",
                "after: production",
                "line 4: environments.prd.after: there is no environment 'production'; there is only dev");
    }

    @Test
    void a_circle_of_promotions_is_told_once_with_its_way() {
        assertProblems(
                """
                application: shop
                apps: { site: [ web ] }
                environments:
                  first: { ref: "branch:first", after: dev }
                  dev: { ref: "branch:dev", after: prd }
                  stg: { ref: "branch:main", after: dev }
                  prd:
                    ref: tag:v*
                    after: stg
                """,
                "line 5: environments.dev.after: promotion runs in a circle, dev → stg → prd → dev; remove one 'after'");
        assertReplaced(
                "after: dev",
                "after: prd",
                "line 4: environments.prd.after: promotion runs in a circle, prd → prd; remove one 'after'");
    }

    /** E4: what goes to the last environment is a person's decision. */
    @Test
    void promotion_by_itself_ends_before_the_last_environment() {
        assertProblems(
                """
                application: shop
                apps: { site: [ web ] }
                environments:
                  dev: { ref: "branch:dev", promote: automatic }
                  stg: { ref: "branch:main", after: dev, promote: automatic }
                  prd: { ref: "tag:v*", after: stg, promote: automatic }
                """,
                "line 5: environments.stg.promote: prd is the last environment, and what goes there is a person's decision; write manual, and promote by {\"action\": \"promote\"}",
                "line 6: environments.prd.promote: no environment comes after prd, so there is nothing to promote to; remove 'promote'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev",
                "branch:",
                "tag: v1",
                "branch:a b",
                "branch:release/*",
                "branch:/a",
                "branch:a..b",
                "commit:abc"
            })
    void a_ref_is_a_branch_or_a_tag(String ref) {
        assertReplaced(
                "branch:dev",
                ref,
                "line 3: environments.dev.ref: '" + ref
                        + "' is no git ref; write branch:NAME, or tag:PATTERN with * as wildcard");
    }

    @Test
    void two_environments_do_not_share_a_ref() {
        assertReplaced(
                "tag:v*",
                "branch:dev",
                "line 4: environments.prd.ref: dev has the ref 'branch:dev' already; give each environment its own");
    }

    @Test
    void names_that_differ_in_case_only_are_refused() {
        assertReplaced(
                "prd:", "DEV:", "line 4: environments.DEV: dev and DEV differ in case only; give one another name");
    }

    @Test
    void names_whose_tags_look_alike_are_refused() {
        assertReplaced(
                "prd:",
                "dev-x:",
                "line 4: environments.dev-x: a tag of dev-x, such as dev-x-0123abc, looks like one of dev; give one of the two another name");
        assertProblems(
                Problems.BASE.replace("prd:", "x-dev:") + "tag: \"{sha}-{environment}\"\n",
                "line 4: environments.x-dev: a tag of x-dev, such as 0123abc-x-dev, looks like one of dev; give one of the two another name");
    }

    @Test
    void names_of_which_one_begins_the_other_are_fine_when_their_tags_differ() {
        String yaml = Problems.BASE.replace("prd:", "dev2:");
        assertEquals(2, ManifestFile.parse("slipway.yaml", yaml).environments().size());
    }

    @Test
    void slipways_own_names_must_have_room() {
        String longer = "a-name-of-thirty-two-characters-";
        assertReplaced(
                "shop",
                longer + "x",
                "line 3: environments.dev: the names of application and environment have 36 characters together; at most 34 leave room for those of Slipway's own functions",
                "line 4: environments.prd: the names of application and environment have 36 characters together; at most 34 leave room for those of Slipway's own functions");
        assertReplaced(
                "prd:",
                "ledger:",
                "line 4: environments.ledger: 'ledger' is the name of Slipway's own stack; use another name");
    }

    @Test
    void a_tag_says_environment_and_commit() {
        assertAdded(
                "tag: \"{sha}\"\n", "line 8: tag: lacks {environment}; without it no tag says where its image belongs");
        assertAdded(
                "tag: \"{environment}\"\n",
                "line 8: tag: has {sha} nowhere; write it exactly once, for example {environment}-{sha}");
        assertAdded(
                "tag: \"{environment}-{sha}-{sha}\"\n",
                "line 8: tag: has {sha} more than once; write it exactly once, for example {environment}-{sha}");
        assertAdded(
                "tag: \"{environment}-{commit}\"\n",
                "line 8: tag: unknown placeholder '{commit}'; there are {application}, {environment} and {sha}");
        assertAdded(
                "tag: \"{environment}/{sha}\"\n",
                "line 8: tag: makes 'dev/0000000000000000000000000000000000000000', which is no tag: ECR allows 128 letters,"
                        + " digits, '_', '.' and '-', and neither '.' nor '-' in front");
    }
}
