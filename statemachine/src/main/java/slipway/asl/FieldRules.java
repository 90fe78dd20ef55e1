package slipway.asl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which field belongs where; what does not is reported with the field that was probably meant. */
final class FieldRules {
    private static final String EVERYWHERE = "Type Comment QueryLanguage ";
    private static final Map<String, Set<String>> OF_TYPE = new LinkedHashMap<>();
    private static final Map<String, String> JSON_PATH = Map.ofEntries(
            Map.entry("InputPath", "read $states.input in an expression instead"),
            Map.entry("OutputPath", "use Output instead"),
            Map.entry("Parameters", "use Arguments instead"),
            Map.entry("Result", "use Output instead"),
            Map.entry("ResultSelector", "use Output instead"),
            Map.entry("ResultPath", "use Output or Assign instead"),
            Map.entry("ItemsPath", "use Items instead"),
            Map.entry("Iterator", "use ItemProcessor instead"),
            Map.entry("Variable", "use Condition instead"));

    /** The fields of JSONPath's Choice rules. */
    private static final Pattern COMPARISON =
            Pattern.compile("And|Or|Not|Is(Null|Present|Numeric|String|Boolean|Timestamp)"
                    + "|(String|Numeric|Boolean|Timestamp)(Equals|Matches|(Less|Greater)Than(Equals)?)(Path)?");

    private static final String IN_JSONATA = "belongs to JSONPath, and this definition is in JSONata: ";

    static {
        allow(
                "Task",
                "Resource Arguments Credentials Output Assign Retry Catch TimeoutSeconds HeartbeatSeconds Next End");
        allow("Pass", "Output Assign Next End");
        allow("Choice", "Choices Default Output Assign");
        allow("Wait", "Seconds Timestamp Output Assign Next End");
        allow("Succeed", "Output");
        allow("Fail", "Error Cause");
        allow("Parallel", "Branches Arguments Output Assign Retry Catch Next End");
        allow(
                "Map",
                "Items ItemSelector ItemProcessor ItemReader ItemBatcher ResultWriter Label MaxConcurrency ToleratedFailureCount ToleratedFailurePercentage"
                        + " Output Assign Retry Catch Next End");
    }

    private FieldRules() {}

    private static void allow(String type, String names) {
        OF_TYPE.put(type, Set.of((EVERYWHERE + names).split(" ")));
    }

    static boolean isType(String type) {
        return OF_TYPE.containsKey(type);
    }

    static String types() {
        return String.join(", ", OF_TYPE.keySet());
    }

    static String nearestType(String type) {
        return Nearest.question(type, OF_TYPE.keySet());
    }

    static void checkState(String type, Fields fields) {
        check(fields, "a " + type + " state", OF_TYPE.getOrDefault(type, Set.of()));
    }

    static void check(Fields fields, String what, String... allowed) {
        check(fields, what, Set.of(allowed));
    }

    private static void check(Fields fields, String what, Set<String> allowed) {
        if (fields.has("Comment") && !(fields.get("Comment") instanceof String)) {
            fields.problem("Comment", "must be a string");
        }
        Set<String> absent = new TreeSet<>(allowed);
        fields.names().forEach(absent::remove);
        for (String name : fields.names()) {
            if (!allowed.contains(name)) {
                fields.problem(name, complaint(name, what, absent));
            }
        }
    }

    /** @param absent the fields that might have been meant */
    private static String complaint(String name, String what, Set<String> absent) {
        String instead = COMPARISON.matcher(name).matches() ? "use Condition instead" : JSON_PATH.get(name);
        if (instead != null) {
            return IN_JSONATA + instead;
        }
        if (name.endsWith("Path")) {
            String plain = name.substring(0, name.length() - "Path".length());
            return IN_JSONATA + "use an expression in " + plain + " instead";
        }
        String owners = OF_TYPE.entrySet().stream()
                .filter(type -> type.getValue().contains(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return "is no field of " + what
                + (owners.isEmpty() ? Nearest.question(name, absent) : "; it belongs to " + owners);
    }
}
