package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slipway.asl.VirtualTime;

/** The account's metrics and alarms. A value is stamped with the instant of what it measures, and can be read later. */
public final class Metrics {
    /** What a series of values is about. */
    record Series(String namespace, String name, Map<String, String> dimensions) {
        Series {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /** One value. */
    record Value(Instant at, Instant visibleFrom, double value) {}

    private final VirtualTime time;
    private final Randomness randomness;
    private final LogNormal delay;
    private final Map<Series, List<Value>> values = new HashMap<>();
    private final Map<String, String> alarms = new LinkedHashMap<>();

    Metrics(VirtualTime time, Randomness randomness, LogNormal delay) {
        this.time = time;
        this.randomness = randomness;
        this.delay = delay;
    }

    /** Records a value of any metric, now. */
    public void record(String namespace, String name, Map<String, String> dimensions, double value) {
        Duration late = delay.draw(randomness.stream("metric delay"));
        values.computeIfAbsent(new Series(namespace, name, dimensions), _ -> new ArrayList<>())
                .add(new Value(time.instant(), time.instant().plus(late), value));
    }

    /** Makes an alarm, or changes its state: {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}. */
    public void setAlarm(String name, String state) {
        alarms.put(name, state);
    }

    /** Takes an alarm away. */
    public void deleteAlarm(String name) {
        alarms.remove(name);
    }

    Map<String, String> alarms() {
        return alarms;
    }

    /** The values within [from, to) that can be read by now; none where there was no traffic. */
    List<Double> read(Series series, Instant from, Instant to) {
        return values.getOrDefault(series, List.of()).stream()
                .filter(value -> !value.at.isBefore(from) && value.at.isBefore(to))
                .filter(value -> !value.visibleFrom.isAfter(time.instant()))
                .map(Value::value)
                .toList();
    }
}
