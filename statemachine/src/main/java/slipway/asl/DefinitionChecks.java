package slipway.asl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import slipway.asl.ExpressionNames.Found;
import slipway.asl.ExpressionWalk.Place;
import slipway.asl.InvalidDefinition.Problem;

/** Finds what the service takes when a machine is created, and what goes wrong as soon as an execution comes to it. */
final class DefinitionChecks implements ExpressionWalk.Visitor {
    private static final Set<String> ERROR_NAMES = new TreeSet<>(Set.of(
            "States.ALL",
            "States.BranchFailed",
            "States.DataLimitExceeded",
            "States.ExceedToleratedFailureThreshold",
            "States.HeartbeatTimeout",
            "States.Http.Socket",
            "States.ItemReaderFailed",
            "States.NoChoiceMatched",
            "States.Permissions",
            "States.QueryEvaluationError",
            "States.ResultWriterFailed",
            "States.Runtime",
            "States.TaskFailed",
            "States.Timeout"));

    private final List<Problem> problems;

    DefinitionChecks(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Fields machine) {
        new ExpressionWalk(this).through(machine);
    }

    @Override
    public void flow(String pointer, Map<?, ?> states) {
        if (!states.isEmpty() && states.values().stream().allMatch(DefinitionChecks::goesOn)) {
            problem(pointer, "no state ends this flow: one must have \"End\": true, or be a Succeed or Fail state");
        }
    }

    private static boolean goesOn(Object state) {
        return state instanceof Map<?, ?> body
                && !body.containsKey("End")
                && (body.containsKey("Next") || "Choice".equals(body.get("Type")));
    }

    @Override
    public void member(String name, String pointer) {
        if (name.endsWith(".$")) {
            String plain = name.substring(0, name.length() - 2);
            problem(pointer, "belongs to JSONPath: in JSONata it is \"" + plain + "\" with a value between {% and %}");
        }
    }

    @Override
    public void errors(Object errorEquals, String pointer) {
        if (errorEquals instanceof List<?> names) {
            for (Object name : names) {
                if (name instanceof String text && text.startsWith("States.") && !ERROR_NAMES.contains(text)) {
                    problem(pointer, "the service has no error " + text + Nearest.question(text, ERROR_NAMES));
                }
            }
        }
    }

    @Override
    public void expression(String text, Place place) {
        Found found = ExpressionNames.in(text);
        found.calls().forEach(name -> call(name, place));
        found.variables().forEach(name -> variable(name, place));
        for (String member : found.members()) {
            String complaint = KnownNames.complaintAboutMember(member);
            if (!complaint.isEmpty()) {
                problem(place.pointer(), complaint);
            }
        }
        found.unqualified().forEach(name -> problem(place.pointer(), complaintAboutUnqualified(name)));
    }

    private static String complaintAboutUnqualified(String name) {
        if (name.startsWith("$")) {
            return name + " stands for nothing here: use $states.input";
        }
        return name.equals("States")
                ? "the functions that begin with States. belong to JSONPath: use JSONata's, such as $uuid()"
                : name + " is a field of nothing here: did you mean $states.input." + name + "?";
    }

    private void call(String name, Place place) {
        if (name.equals("eval")) {
            problem(place.pointer(), "$eval is not supported by Step Functions");
        } else if (place.variables().contains(name)) {
            problem(place.pointer(), "$" + name + " is a variable, which cannot hold a function");
        } else if (!KnownNames.FUNCTIONS.contains(name)) {
            problem(place.pointer(), "there is no function $" + name + dollar(name, KnownNames.FUNCTIONS));
        }
    }

    private void variable(String name, Place place) {
        if (name.equals("eval")) {
            problem(place.pointer(), "$eval is not supported by Step Functions");
        } else if (!place.variables().contains(name) && !KnownNames.FUNCTIONS.contains(name)) {
            Set<String> known = new TreeSet<>(place.variables());
            known.add("states");
            problem(place.pointer(), "no state assigns the variable $" + name + dollar(name, known));
        }
    }

    private static String dollar(String name, Set<String> known) {
        return Nearest.of(name, known)
                .map(near -> ": did you mean $" + near + "?")
                .orElse("");
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
