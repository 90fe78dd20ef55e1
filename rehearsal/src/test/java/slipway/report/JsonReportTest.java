package slipway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slipway.rehearse.RehearsalResult;

final class JsonReportTest {
    private static JsonNode render(RehearsalResult result) throws JsonProcessingException {
        return new JsonMapper().readTree(JsonReport.render(result));
    }

    @Test
    void a_deployment_is_told_in_full() throws JsonProcessingException {
        JsonNode report = render(Results.deployed());
        assertEquals("DEPLOYED", report.required("outcome").textValue());
        assertEquals("dev", report.required("environment").textValue());
        assertEquals(Results.NEW, report.required("digest").textValue());
        assertEquals(
                "[\"LoadPlan\",\"Intake\",\"Release\",\"Conclude\"]",
                report.required("path").toString());
        assertEquals(63.26, report.required("virtualSeconds").doubleValue());
        assertEquals(1.5, report.required("skewSeconds").doubleValue());
        assertEquals(12.25, report.required("skewAllSeconds").doubleValue());
        assertEquals(118, report.required("transitions").longValue());
        assertEquals(504, report.required("events").longValue());
        assertEquals(0.00412, report.required("estimatedCostUsd").doubleValue());
        assertEquals(7, report.required("seed").longValue());
        assertEquals(3, report.required("memberships").intValue());
        assertEquals(2, report.required("updates").intValue());
        assertEquals("{\"stage\":20.04}", report.required("phases").toString());
        assertEquals(30, report.required("lockToLiveSeconds").doubleValue());
        assertEquals(25, report.required("floorSeconds").doubleValue());
        assertEquals(1.2, report.required("ratio").doubleValue());
        assertTrue(report.required("restoreRatio").isNull());
    }

    @Test
    void a_function_has_its_real_name_and_no_version_without_an_alias() throws JsonProcessingException {
        JsonNode functions = render(Results.deployed()).required("functions");
        assertEquals("shop-line-bot-dev", functions.required(0).required("name").textValue());
        assertEquals(Results.OLD, functions.required(0).required("before").textValue());
        assertEquals(Results.NEW, functions.required(0).required("after").textValue());
        assertEquals("2", functions.required(0).required("version").textValue());
        assertTrue(functions.required(1).required("version").isNull());
    }

    @Test
    void what_there_is_not_is_null_and_not_left_out() throws JsonProcessingException {
        JsonNode report = render(Results.refused());
        for (String member : List.of("digest", "incident", "liveSeconds", "firstRun")) {
            assertTrue(report.required(member).isNull(), member);
        }
        assertEquals(
                "slipway.error.InvalidRequest: no detail",
                report.required("reason").textValue());
        assertTrue(render(Results.deployed()).required("reason").isNull());
    }

    @Test
    void every_outcome_has_the_same_members() throws JsonProcessingException {
        List<String> deployed = new ArrayList<>();
        render(Results.deployed()).fieldNames().forEachRemaining(deployed::add);
        List<String> refused = new ArrayList<>();
        render(Results.refused()).fieldNames().forEachRemaining(refused::add);
        assertEquals(deployed, refused);
    }
}
