package slipway.asl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void assign_and_output_see_the_values_from_before_the_state() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Assign": {"x": 1, "y": null}, "Next": "B"},
                "B": {"Type": "Pass", "Assign": {"x": "{% $x + 1 %}", "z": "{% $x %}"}, "Output": "{% $x %}", "Next": "C"},
                "C": {"Type": "Pass", "Output": "{% [$states.input, $x, $y, $z] %}", "End": true}""", "{}");
        assertEquals("[1,2,null,1]", run.output());
    }

    @Test
    void an_inner_flow_reads_outer_variables_and_keeps_its_own_to_itself() {
        Run run = Run.of("""
                "A": {"Type": "Pass", "Assign": {"outer": 10}, "Next": "Each"},
                "Each": {"Type": "Map", "Items": [1, 2], "ItemProcessor": {"StartAt": "In", "States": {
                    "In": {"Type": "Pass", "Assign": {"inner": "{% $states.input + $outer %}"}, "Next": "Out"},
                    "Out": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}}, "Next": "Last"},
                "Last": {"Type": "Pass", "Output": "{% [$states.input, $exists($inner)] %}", "End": true}""", "{}");
        assertEquals("[11,12,false]", run.output());
    }

    @Test
    void branches_do_not_see_each_others_variables() {
        Run run = Run.of("""
                "Both": {"Type": "Parallel", "Branches": [
                    {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v": "a"}, "Next": "A2"},
                                                "A2": {"Type": "Pass", "Output": "{% $v %}", "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"v": "b"}, "Next": "B2"},
                                                "B2": {"Type": "Pass", "Output": "{% $v %}", "End": true}}}],
                  "Assign": {"after": "{% $states.result[1] %}"}, "Output": "{% $exists($v) %}", "Next": "C"},
                "C": {"Type": "Pass", "Output": "{% [$states.input, $after] %}", "End": true}""", "{}");
        assertEquals("[false,'b']", run.output());
    }

    @Test
    void results_can_be_assigned_and_a_state_that_fails_assigns_nothing() {
        Run run = Run.of("""
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Assign": {"r": "{% $states.result %}"},
                  "Output": "{% $r %}", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}], "End": true},
                "C": {"Type": "Pass", "Output": "{% $exists($r) %}", "End": true}""", "5");
        assertEquals("false", run.output());
    }

    @Test
    void a_variable_may_be_called_like_a_function() {
        assertEquals("[3,2]", Run.of("""
                "A": {"Type": "Pass", "Assign": {"total": 3, "count": 2}, "Next": "B"},
                "B": {"Type": "Pass", "Output": "{% [$total, $count] %}", "End": true}""", "{}").output());
    }

    @Test
    void a_variable_beyond_the_limit_of_all_variables_fails_the_state() {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 42; i++) {
            states.append(
                    "\"S%d\": {\"Type\": \"Pass\", \"Assign\": {\"v%d\": \"{%% $states.input %%}\"}, \"Next\": \"S%d\"},"
                            .formatted(i, i, i + 1));
        }
        Run run = Run.of(states + "\"S42\": {\"Type\": \"Succeed\"}", "'" + "x".repeat(260_000) + "'");
        assertEquals("States.DataLimitExceeded", run.execution.error());
        assertTrue(run.entered().size() > 39, () -> String.valueOf(run.entered().size()));
    }
}
