package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import slipway.asl.VirtualTime;

/** The account's log groups. A line can be found a while after it was written. */
public final class LogGroups {
    /** One event of a log stream. */
    record Entry(long id, String stream, Instant at, Instant visibleFrom, String message) {}

    /** One group; empty retention keeps for ever. */
    record Group(String name, Optional<Integer> retentionDays, List<Entry> entries) {}

    private final VirtualTime time;
    private final Randomness randomness;
    private final LogNormal delay;
    private final Map<String, Group> groups = new TreeMap<>();
    private long written;

    LogGroups(VirtualTime time, Randomness randomness, LogNormal delay) {
        this.time = time;
        this.randomness = randomness;
        this.delay = delay;
    }

    /** Makes a group; one that a function writes to without this is made by its first line and never expires. */
    public void create(String name, int retentionDays) {
        groups.put(name, new Group(name, Optional.of(retentionDays), new ArrayList<>()));
    }

    /** Every line of a group, found or not yet. */
    public List<String> lines(String group) {
        return find(group).stream()
                .flatMap(it -> it.entries.stream())
                .map(Entry::message)
                .toList();
    }

    void append(String group, String stream, List<String> lines) {
        Group target = groups.computeIfAbsent(group, name -> new Group(name, Optional.empty(), new ArrayList<>()));
        Duration late = delay.draw(randomness.stream("log delay"));
        Instant now = time.instant();
        for (String line : lines) {
            target.entries.add(new Entry(++written, stream, now, now.plus(late), line));
        }
    }

    Optional<Group> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    List<Group> startingWith(String prefix) {
        return groups.values().stream()
                .filter(group -> group.name.startsWith(prefix))
                .toList();
    }

    /** What can be found by now. */
    List<Entry> visible(Group group) {
        return group.entries.stream()
                .filter(entry -> !entry.visibleFrom.isAfter(time.instant()))
                .toList();
    }
}
