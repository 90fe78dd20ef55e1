package slipway.asl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static void checkState(String type, Fields fields) {
        Set<String> allowed = OF_TYPE.getOrDefault(type, Set.of());
        for (String name : fields.names()) {
            if (!allowed.contains(name)) {
                fields.problem(name, complaint(name, "a " + type + " state"));
            }
        }
    }

    static void check(Fields fields, String what, String... allowed) {
        List<String> names = List.of(allowed);
        for (String name : fields.names()) {
            if (!names.contains(name)) {
                fields.problem(name, complaint(name, what));
            }
        }
    }

    private static String complaint(String name, String what) {
        String instead = JSON_PATH.get(name);
        if (instead != null) {
            return "belongs to JSONPath, and this definition is in JSONata: " + instead;
        }
        if (name.endsWith("Path")) {
            String plain = name.substring(0, name.length() - "Path".length());
            return "belongs to JSONPath, and this definition is in JSONata: use an expression in " + plain + " instead";
        }
        String owners = OF_TYPE.entrySet().stream()
                .filter(type -> type.getValue().contains(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return "is no field of " + what + (owners.isEmpty() ? "" : "; it belongs to " + owners);
    }
}
