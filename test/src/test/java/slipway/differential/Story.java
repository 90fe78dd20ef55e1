package slipway.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states that an execution entered, in the order of each branch and iteration by itself: how these interleave is a matter of time. */
final class Story {
    private final Map<Long, List<String>> placeOf = new HashMap<>(Map.of(0L, List.of()));
    private final Map<Long, History.Event> events = new HashMap<>();
    private final Map<String, List<String>> states = new TreeMap<>();

    private Story() {}

    /** By place: {@code /} is the machine itself, {@code /Stage 2/StageBatch 0} an iteration in an iteration. */
    static Map<String, List<String>> of(History history) {
        Story story = new Story();
        history.events().forEach(story::add);
        return story.states;
    }

    private void add(History.Event event) {
        events.put(event.id(), event);
        List<String> place = placeOf.getOrDefault(event.previousId(), List.of());
        List<String> words = event.words();
        if (event.is("MapIterationStarted")) {
            place = with(before(place, words.get(1)), words.get(1) + " " + words.get(2));
        } else if (event.is("MapStateExited") || event.is("ParallelStateExited")) {
            place = before(place, words.get(1));
        } else if (words.getFirst().endsWith("StateEntered")) {
            History.Event led = event(event.previousId());
            if (led.is("ParallelStateStarted")) {
                place = with(place, event(led.previousId()).words().get(1) + " " + words.get(1));
            }
            states.computeIfAbsent("/" + String.join("/", place), _ -> new ArrayList<>())
                    .add(words.get(1));
        }
        placeOf.put(event.id(), place);
    }

    private History.Event event(long id) {
        return events.getOrDefault(id, History.NONE);
    }

    /** The place without what is inside a Map or Parallel: the next iteration may follow an event of the one before. */
    private static List<String> before(List<String> place, String state) {
        for (int i = 0; i < place.size(); i++) {
            if (place.get(i).startsWith(state + " ")) {
                return place.subList(0, i);
            }
        }
        return place;
    }

    private static List<String> with(List<String> place, String segment) {
        List<String> longer = new ArrayList<>(place);
        longer.add(segment);
        return longer;
    }
}
