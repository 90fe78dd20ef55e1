package slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import slipway.definition.Plan;

/**
 * The machine's own time limit, which no Catch sees, does not cut off a deployment that is still waiting as it may.
 *
 * <p>It is no bound for an AWS in which every call takes all its time and fails as often as it is repeated: that would be a day and
 * more, and what the limit then cuts off is recovered by the rule for broken executions.
 */
class TimeBudgetContract {
    /** What a Lambda takes to answer {@code not yet}, with its start. */
    private static final Duration NOT_YET = Duration.ofSeconds(3);

    private static final Duration LIMIT =
            Duration.ofSeconds(States.DEFINITION.get("TimeoutSeconds").asLong());

    private static final Plan ROLLING = Plan.of(Examples.MANIFEST, "stg");
    private static final int ALIASED = (int) ROLLING.functions().stream()
            .filter(function -> function.alias().isPresent())
            .count();
    private static final int OTHERS = ROLLING.functions().size() - ALIASED;

    @Test
    void a_deployment_that_waits_everywhere_as_long_as_it_may_ends_by_itself() {
        Duration longest = budget(ALIASED, OTHERS).longest();
        assertTrue(longest.compareTo(LIMIT) < 0, () -> "it may last " + longest + ", the machine's limit is " + LIMIT);
    }

    @Test
    void a_deployment_whose_every_call_is_slow_and_fails_is_cut_off() {
        Duration longest = new TimeBudget(Duration.ofHours(1), true, ALIASED, OTHERS).longest();
        assertTrue(longest.compareTo(LIMIT) > 0, () -> "it lasts " + longest);
    }

    /**
     * 35 s, 60 answers, and 60 delays from 2 s by 1.2 up to 10 s: 2 + 2.4 + … + 8.6 + 51 times 10; to update. And to wait 84 of
     * them, from 1 s by 1.05 up to 10 s: 1 + 1.05 + … + 9.9 + 36 times 10. In a round of its own it is verified as well: 125 s, and twice
     * more after 2 and 4 s.
     */
    @Test
    void a_function_without_an_alias_costs_what_its_three_states_may_take() {
        double seconds = 35 + 60 * 3 + 41.6 + 510 + (35 + 84 * 3 + 188 + 360) + (125 + 2 * 3 + 6);
        assertEquals(
                seconds, budget(0, 2).longest().minus(budget(0, 1).longest()).toMillis() / 1000.0, 1);
    }

    @Test
    void the_lock_is_waited_for_half_an_hour() {
        assertEquals(
                Duration.ofMinutes(30),
                Duration.ofSeconds(States.DEFINITION
                                .at("/States/WaitForLock/Seconds")
                                .asLong())
                        .multipliedBy(TimeBudget.lockWaits()));
    }

    private static TimeBudget budget(int aliased, int others) {
        return new TimeBudget(NOT_YET, false, aliased, others);
    }
}
