package slipway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.local.Fault;
import slipway.rehearse.Break;

final class LocalCommandTest {
    @Test
    void status_says_how_to_start_a_cloud_when_none_runs() {
        Run run = Run.of("local", "status");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("slipway local up"), run.out());
    }

    @Test
    void nothing_can_be_pushed_to_a_cloud_that_does_not_run() {
        Run run = Run.of("local", "push");
        assertEquals(69, run.exitCode());
        assertTrue(run.err().contains("slipway local up"), run.err());
    }

    @Test
    void to_end_what_does_not_run_is_no_failure() {
        Run run = Run.of("local", "down");
        assertEquals(0, run.exitCode());
        assertEquals("No local cloud runs.\n", run.out());
    }

    @Test
    void an_environment_that_the_example_does_not_have_is_refused_with_those_it_has() {
        Run run = Run.of("local", "push", "--environment", "qa");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("Name one of: dev, stg, prd."), run.err());
    }

    @Test
    void a_way_to_break_an_image_that_nobody_knows_is_refused() {
        Run run = Run.of("local", "push", "--break", "line-bot=rust");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("there is no kind 'rust'"), run.err());
    }

    /** The same options mean the same in a rehearsal and on a local cloud. */
    @ParameterizedTest
    @EnumSource(Break.class)
    void whatever_can_be_broken_in_a_rehearsal_can_be_broken_on_a_local_cloud(Break kind) {
        assertTrue(Fault.of(kind.word()).isPresent());
    }
}
