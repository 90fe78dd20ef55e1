package slipway.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;

class PlanTest {
    private static final String SMALL = """
            application: shop
            environments: { dev: { ref: "branch:dev" }, prd: { ref: "tag:v*", after: dev, strategy: rolling, observe: 5m, alarms: [ "{application}-{environment}-5xx" ] } }
            apps: { site: [ web, jobs ], admin: [ mail, jobs ] }
            defaults: { alias: live }
            functions:
              web:
                alias: none
                name: "legacy-web-{environment}"
                variables: [ DATABASE_URL ]
                health: { http: "https://{environment}.example.com/{function}" }
              mail: { test: { payload: { b: 2, a: [ 1.5, null, true ] }, example: { sent: 1 } } }
            workflow:
              stateMachine: "{application}-nightly-{environment}"
              requires: [ { state: FanOut, type: Map, invokes: mail } ]
              firstRun: { function: web, payload: { source: post-deploy } }
            notify: [ "mailto:oncall@example.com" ]
            """;

    private static Plan plan(String yaml, String environment) {
        return Plan.of(ManifestFile.parse("slipway.yaml", yaml), environment);
    }

    private static Plan example(String environment) {
        Manifest manifest = ManifestFile.read(Path.of("../examples/dr-daily-report/slipway.yaml"));
        return Plan.of(manifest, environment);
    }

    @Test
    void the_json_has_every_default_filled_in() {
        Plan plan = plan(SMALL, "prd");
        String functions = """
                [{"function":"jobs","name":"shop-jobs-prd","apps":["site","admin"],"alias":"live","group":0,"variables":[],"probes":[]},\
                {"function":"mail","name":"shop-mail-prd","apps":["admin"],"alias":"live","group":1,"variables":[],"probes":[\
                {"kind":"test","payload":{"a":[1.5,null,true],"b":2},"http":null,"expect":"true"}]},\
                {"function":"web","name":"legacy-web-prd","apps":["site"],"alias":null,"group":2,"variables":["DATABASE_URL"],"probes":[\
                {"kind":"health","payload":null,"http":"https://prd.example.com/web","expect":"status = 200"}]}]""";
        String rounds = """
                {"group":0,"percent":100,"verify":true,"watchSeconds":0,"lookSeconds":0,"firstBatch":0,"lastBatch":0},\
                {"group":1,"percent":100,"verify":true,"watchSeconds":0,"lookSeconds":0,"firstBatch":0,"lastBatch":0},\
                {"group":2,"percent":100,"verify":false,"watchSeconds":0,"lookSeconds":0,"firstBatch":0,"lastBatch":0}""";
        assertEquals("[" + functions + "]", plan.functionsJson());
        assertEquals("""
                {"application":"shop","environment":"prd","repository":"shop",\
                "tagPattern":"^prd-([0-9a-f]{7,40})$","otherTagPatterns":["^dev-([0-9a-f]{7,40})$"],"scan":"required","after":"dev","promotion":{"automatic":false,"next":[]},"apps":["site","admin"],\
                "strategy":{"name":"rolling","rounds":[%s]},\
                "observe":{"seconds":300,"lookSeconds":60,"errorRatePercent":5.0,"logRules":{"importErrors":true,"silentFunctions":true},"alarms":["shop-prd-5xx"]},"freeze":[],"approval":null,"size":3,"functionsKey":"functions.json","batches":[%s],"room":8000,\
                "workflow":{"stateMachine":"shop-nightly-prd",\
                "requires":[{"state":"FanOut","type":"Map","invokes":"shop-mail-prd"}],\
                "test":{"function":"mail","name":"shop-mail-prd","apps":["admin"],"alias":"live","payload":{"a":[1.5,null,true],"b":2},"expect":"true"},\
                "firstRun":{"function":"web","name":"legacy-web-prd","apps":["site"],"alias":null,"payload":{"source":"post-deploy"}}},\
                "notify":["mailto:oncall@example.com"]}""".formatted(rounds, functions), plan.json("functions.json"));
    }

    @Test
    void an_application_without_a_workflow_has_none_in_its_plan() {
        String json = plan("""
                        application: shop
                        environments: { dev: { ref: "branch:dev" } }
                        apps: { site: [ web ] }
                        """, "dev").json();
        assertTrue(json.contains("\"after\":null,") && json.contains("\"workflow\":null,\"notify\":[]}"), json);
    }

    @Test
    void each_function_is_in_the_plan_once_and_those_with_an_alias_come_first() {
        List<Plan.Function> functions = example("dev").functions();
        assertEquals(
                List.of(
                        "telegram-api",
                        "report-worker",
                        "line-bot",
                        "precompute-controller",
                        "pattern-precompute",
                        "ticker-scheduler",
                        "get-ticker-list"),
                functions.stream().map(Plan.Function::function).toList());
        assertEquals(List.of("telegram-api", "scheduler"), functions.get(1).apps());
        assertEquals(Optional.empty(), functions.get(5).alias());
        assertEquals(List.of(), functions.get(5).probes());
    }

    @Test
    void the_key_names_the_content() {
        Plan plan = plan(SMALL, "dev");
        assertTrue(plan.key().matches("plans/shop/dev/[0-9a-f]{64}\\.json"), plan.key());
        assertTrue(plan.functionsKey().matches("functions/shop/dev/[0-9a-f]{64}\\.json"), plan.functionsKey());
        assertTrue(plan.json().contains(plan.functionsKey()));
        assertEquals(plan.key(), plan(SMALL, "dev").key());
        assertNotEquals(
                plan.key(), plan(SMALL.replace("oncall", "office"), "dev").key());
    }

    @Test
    void the_order_in_which_a_payload_is_written_does_not_change_the_key() {
        String reordered = SMALL.replace("{ b: 2, a: [ 1.5, null, true ] }", "{ a: [ 1.5, null, true ], b: 2 }");
        assertNotEquals(SMALL, reordered);
        assertEquals(plan(SMALL, "dev").key(), plan(reordered, "dev").key());
    }

    @Test
    void an_example_answer_is_no_part_of_the_plan() {
        assertEquals(
                plan(SMALL.replace(", example: { sent: 1 }", ""), "dev").json(),
                plan(SMALL, "dev").json());
    }

    @Test
    void an_unknown_environment_is_refused_with_those_that_exist() {
        UnknownEnvironment refused = assertThrows(UnknownEnvironment.class, () -> plan(SMALL, "qa"));
        assertEquals("the manifest has no environment 'qa'; name one of: dev, prd", refused.getMessage());
    }

    @Test
    void the_workflow_has_no_test_when_its_function_declares_none() {
        String untested = SMALL.replace("invokes: mail", "invokes: jobs");
        assertEquals(
                Optional.empty(), plan(untested, "dev").workflow().orElseThrow().test());
    }
}
