package slipway.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where something stands in a manifest.
 *
 * @param steps a String for each key, an Integer for each place in a list
 */
record Path(List<Object> steps) {
    static final Path ROOT = new Path(List.of());

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    Path {
        steps = List.copyOf(steps);
    }

    Path key(String key) {
        return and(key);
    }

    Path item(int index) {
        return and(index);
    }

    private Path and(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Path(longer);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    Path parent() {
        return new Path(steps.subList(0, steps.size() - 1));
    }

    /** The form that people read, such as {@code apps.scheduler[2]}; a key that needs it is quoted. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else if (PLAIN_KEY.matcher(step.toString()).matches()) {
                text.append(text.isEmpty() ? "" : ".").append(step);
            } else {
                text.append('[').append(Words.quoted(step.toString())).append(']');
            }
        }
        return text.toString();
    }
}
