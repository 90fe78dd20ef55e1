package slipway.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.asl.InvalidDefinition.Problem;

/** One object of a definition: its fields, where it stands, and the list that problems go to. */
final class Fields {
    private final Map<?, ?> values;
    private final String pointer;
    private final List<Problem> problems;

    Fields(Map<?, ?> values, String pointer, List<Problem> problems) {
        this.values = values;
        this.pointer = pointer;
        this.problems = problems;
    }

    static String child(String pointer, Object name) {
        return pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }

    String pointer(String name) {
        return child(pointer, name);
    }

    List<Problem> problems() {
        return problems;
    }

    Iterable<String> names() {
        return values.keySet().stream().map(String.class::cast).toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    void problem(String message) {
        problems.add(new Problem(pointer, message));
    }

    void problem(String name, String message) {
        problems.add(new Problem(pointer(name), message));
    }

    /** A constant string; reports when it is something else, or missing though required. */
    @Nullable
    String string(String name, boolean required) {
        if (!has(name)) {
            if (required) {
                problem("the field '" + name + "' is missing");
            }
            return null;
        }
        if (!(get(name) instanceof String text) || text.isEmpty()) {
            problem(name, "must be a string that is not empty");
            return null;
        }
        return text;
    }

    /** A whole number within bounds, or the default when absent. */
    int integer(String name, int otherwise, int least, int most) {
        if (!has(name)) {
            return otherwise;
        }
        if (get(name) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        problem(name, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    double number(String name, double otherwise, double least) {
        if (!has(name)) {
            return otherwise;
        }
        if (get(name) instanceof Number number && number.doubleValue() >= least) {
            return number.doubleValue();
        }
        problem(name, "must be a number, " + least + " or more");
        return otherwise;
    }

    /** The objects of a list; what is no object is reported and left out. */
    List<Fields> objects(String name, boolean required) {
        List<Fields> objects = new ArrayList<>();
        if (!has(name)) {
            if (required) {
                problem("the field '" + name + "' is missing");
            }
            return objects;
        }
        if (!(get(name) instanceof List<?> list)) {
            problem(name, "must be an array");
            return objects;
        }
        if (list.isEmpty() && required) {
            problem(name, "must not be empty");
        }
        for (int i = 0; i < list.size(); i++) {
            String at = child(pointer(name), i);
            if (list.get(i) instanceof Map<?, ?> object) {
                objects.add(new Fields(object, at, problems));
            } else {
                problems.add(new Problem(at, "must be an object"));
            }
        }
        return objects;
    }

    @Nullable
    Fields object(String name) {
        if (get(name) instanceof Map<?, ?> object) {
            return new Fields(object, pointer(name), problems);
        }
        if (has(name)) {
            problem(name, "must be an object");
        } else {
            problem("the field '" + name + "' is missing");
        }
        return null;
    }
}
