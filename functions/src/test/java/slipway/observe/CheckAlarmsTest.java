package slipway.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.fake.Messages.assertSays;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import slipway.error.AlarmFired;
import slipway.error.AlarmGone;
import slipway.error.AlarmNotReady;
import slipway.fake.World;

@DisplayName("V4: alarms must be there and quiet before the change, and stay so")
class CheckAlarmsTest {
    private final World world = new World();

    private Map<String, String> check(boolean changed) {
        return new CheckAlarms(world.cloudWatch())
                .run(new CheckAlarms.Input(List.of("api-5xx", "queue-age"), changed))
                .states();
    }

    @Test
    void quiet_alarms_are_fine_also_without_data() {
        world.monitoring.alarms.putAll(Map.of("api-5xx", "OK", "queue-age", "INSUFFICIENT_DATA"));
        assertEquals(Map.of("api-5xx", "OK", "queue-age", "INSUFFICIENT_DATA"), check(false));
        assertEquals(check(false), check(true));
    }

    @Test
    void an_alarm_that_is_not_there_is_refused_before_the_change_and_undone_after() {
        world.monitoring.alarms.put("api-5xx", "OK");
        assertSays(assertThrows(AlarmNotReady.class, () -> check(false)), "[queue-age]", "Nothing was changed");
        assertSays(assertThrows(AlarmGone.class, () -> check(true)), "[queue-age]", "are gone");
    }

    @Test
    void an_alarm_that_fires_is_refused_before_the_change_and_undone_after() {
        world.monitoring.alarms.putAll(Map.of("api-5xx", "ALARM", "queue-age", "OK"));
        assertSays(assertThrows(AlarmNotReady.class, () -> check(false)), "[api-5xx]", "fire already");
        assertSays(assertThrows(AlarmFired.class, () -> check(true)), "[api-5xx]", "since the change");
    }
}
