package slipway.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.definition.Definition;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.RehearsalResult.Check;
import slipway.rehearse.Timeline.Visit;

/** What the page says; how it looks is tested in a browser. */
class HtmlReportTest {
    private static String page(RehearsalResult result) {
        return HtmlReport.render(result, "./slipway rehearse --seed 7");
    }

    private static void assertContains(String page, String text) {
        assertTrue(page.contains(text), () -> "no " + text + " in " + page);
    }

    @Test
    void the_head_says_how_it_ended_and_with_which_figures() {
        String page = page(Results.deployed());
        for (String text : List.of(
                "DEPLOYED",
                "shop in dev runs the new image in all 2 functions.",
                Results.NEW,
                "63.3 s",
                "41.5 s",
                "1.5 s",
                "12.3 s over all",
                "$0.0041",
                "118 transitions, 504 events",
                "./slipway rehearse --seed 7")) {
            assertContains(page, text);
        }
    }

    @Test
    void a_failure_says_why_and_what_to_do() {
        String page = page(Results.rollbackFailed());
        assertContains(page, "slipway.error.RestoreFailed: throttled");
        assertContains(page, "slipway.error.Unhealthy: no");
        assertContains(page, "redrive the execution");
        assertContains(page, "needs-recovery");
    }

    @Test
    void a_deployment_that_was_refused_at_once_has_a_page_too() {
        String page = page(Results.refused());
        assertContains(page, "none: the request named no image that exists");
        assertContains(page, "Nothing was verified");
        assertContains(page, "class=\"node visited\"");
    }

    @Test
    void text_from_outside_is_never_markup() {
        String page = page(Results.rolledBack("<script>alert('\"')</script>\u202E"));
        assertFalse(page.contains("<script"), page);
        assertContains(page, "&lt;script&gt;alert(&#39;&quot;&#39;)&lt;/script&gt;\\u202e");
    }

    @Test
    void the_same_result_gives_the_same_page() {
        assertEquals(page(Results.deployed()), page(Results.deployed()));
    }

    @Test
    void every_state_is_drawn_once() {
        String page = page(Results.deployed());
        StateGraph.Flow flow = StateGraph.of(Definition.template());
        states(flow)
                .forEach(state -> assertEquals(
                        2, page.split("id=\"" + GraphView.id(state.name()) + "\"", -1).length, state.name()));
    }

    /** Otherwise a function's row would have a hole where a new state does something to it. */
    @Test
    void every_state_that_does_something_to_a_function_has_a_phase() {
        assertEquals(
                List.of(),
                StateGraph.of(Definition.template()).states().stream()
                        .flatMap(HtmlReportTest::inMaps)
                        .filter(state -> state.type().equals("Task"))
                        .map(StateGraph.State::name)
                        .filter(name -> !FunctionRows.phases(StateGraph.of(Definition.template()))
                                .containsKey(name))
                        .toList());
    }

    private static Stream<StateGraph.State> states(StateGraph.Flow flow) {
        return flow.states().stream()
                .flatMap(state ->
                        Stream.concat(Stream.of(state), state.inside().stream().flatMap(HtmlReportTest::states)));
    }

    private static Stream<StateGraph.State> inMaps(StateGraph.State state) {
        Stream<StateGraph.State> inside = state.inside().stream().flatMap(HtmlReportTest::states);
        return state.type().equals("Map")
                ? inside
                : state.inside().stream()
                        .flatMap(flow -> flow.states().stream())
                        .flatMap(HtmlReportTest::inMaps);
    }

    @ParameterizedTest
    @CsvSource({
        "staged, digest, V1",
        "live, health, V2",
        "live, smoke, V2",
        "staged, logs, V3",
        "live, definition, V5",
        "live, precompute digest, V6",
        "staged, invocation, V6",
        "restored, digest, R2"
    })
    void a_check_is_evidence_for_an_invariant(String stage, String check, Invariant invariant) {
        assertEquals(invariant, Invariant.of(new Check(stage, check, "PASSED", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "VerifyStagedFunction, slipway.error.Unhealthy, VERIFY, V2",
        "VerifyLiveFunction, slipway.error.ImportFailed, VERIFY, V3",
        "WaitUpdated, slipway.error.UpdateFailed, WAIT, V1",
        "UpdateFunction, Lambda.Unknown, UPDATE, V1",
        "VerifyDefinition, slipway.error.WorkflowBroken, , V5",
        "TestPrecompute, slipway.error.UnexpectedAnswer, , V6",
        "PreflightFunction, slipway.error.FunctionNotReady, PREFLIGHT, I3",
        "RestoreCode, slipway.error.RestoreFailed, ROLLBACK, R2",
        "Conclude, slipway.error.RolledBack, , "
    })
    void what_failed_is_evidence_against_an_invariant(String state, String error, Phase phase, Invariant invariant) {
        Visit visit =
                new Visit(state, Optional.empty(), Optional.empty(), 0, 1, Optional.of(error), Optional.empty(), true);
        assertEquals(Optional.ofNullable(invariant), Invariant.against(visit, Optional.ofNullable(phase)));
    }
}
