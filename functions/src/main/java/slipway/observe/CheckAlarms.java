package slipway.observe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slipway.error.AlarmFired;
import slipway.error.AlarmGone;
import slipway.error.AlarmNotReady;
import slipway.step.Step;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/**
 * Looks at the environment's alarms: before the change, whether they can say anything of it, and while it is watched, whether one
 * fires. Changes nothing.
 */
public final class CheckAlarms implements Step<CheckAlarms.Input, CheckAlarms.Output> {
    private static final String FIRES = "ALARM";
    private static final int MOST = 100;

    /**
     * Which alarms, and when.
     *
     * @param changed false before anything was changed
     */
    public record Input(List<String> alarms, boolean changed) {
        public Input {
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * How they stand.
     *
     * @param states by name: {@code OK} or {@code INSUFFICIENT_DATA}
     */
    public record Output(Map<String, String> states) {
        public Output {
            states = Map.copyOf(states);
        }
    }

    private final CloudWatchClient cloudWatch;

    public CheckAlarms(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public Output run(Input input) {
        DescribeAlarmsResponse found = cloudWatch.describeAlarms(request -> request.alarmNames(input.alarms())
                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                .maxRecords(MOST));
        Map<String, String> states = new LinkedHashMap<>();
        found.metricAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
        found.compositeAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
        judge(input, states);
        return new Output(states);
    }

    /** Throws what speaks against beginning, or against what was changed; pure. */
    static void judge(Input input, Map<String, String> states) {
        List<String> missing = input.alarms().stream()
                .filter(alarm -> !states.containsKey(alarm))
                .toList();
        List<String> firing = input.alarms().stream()
                .filter(alarm -> FIRES.equals(states.get(alarm)))
                .toList();
        if (!input.changed() && !missing.isEmpty()) {
            throw new AlarmNotReady(
                    "There are no alarms " + missing
                            + ": nobody would be warned. Create them, or mend their names in the manifest's 'alarms'. Nothing was changed.");
        }
        if (!input.changed() && !firing.isEmpty()) {
            throw new AlarmNotReady(
                    "The alarms " + firing
                            + " fire already, so they could not tell whether this change is bad. Wait until they are quiet, or take them out of the manifest's 'alarms' when this very change mends the cause. Nothing was changed.");
        }
        if (!firing.isEmpty()) {
            throw new AlarmFired("The alarms " + firing
                    + " fire since the change; see what they measure, mend it, and push a new image.");
        }
        if (!missing.isEmpty()) {
            throw new AlarmGone(
                    "The alarms " + missing
                            + " are gone since the change began, so nobody knows how it does. Create them again, then deploy again.");
        }
    }
}
