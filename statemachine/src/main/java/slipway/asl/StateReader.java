package slipway.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateReader {
    private static final int LONGEST_SECONDS = 99_999_999;
    private static final Template NEVER = new Template.Constant(false);

    private final String name;
    private final Fields fields;
    private final Fields siblings;
    private final FlowReader inner;

    /** @param inner reads the flows inside this state */
    StateReader(String name, Fields fields, Fields siblings, FlowReader inner) {
        this.name = name;
        this.fields = fields;
        this.siblings = siblings;
        this.inner = inner;
    }

    @Nullable
    State read() {
        String type = fields.string("Type", true);
        if (type == null) {
            return null;
        }
        if (!FieldRules.isType(type)) {
            fields.problem("Type", "must be one of " + FieldRules.types());
            return null;
        }
        checkQueryLanguage(fields);
        FieldRules.checkState(type, fields);
        return switch (type) {
            case "Task" -> task();
            case "Pass" -> new State.Pass(name, exit());
            case "Choice" -> choice();
            case "Wait" -> await();
            case "Succeed" ->
                new State.Succeed(name, new State.Exit(Templates.any(fields, "Output", "Output"), Map.of(), null));
            case "Fail" -> fail();
            case "Parallel" -> parallel();
            default -> map();
        };
    }

    static void checkQueryLanguage(Fields fields) {
        if (fields.has("QueryLanguage") && !"JSONata".equals(fields.get("QueryLanguage"))) {
            fields.problem("QueryLanguage", "must be \"JSONata\": the JSONPath dialect is not supported");
        }
    }

    private State task() {
        String resource = fields.string("Resource", true);
        if (resource != null && !resource.startsWith("arn:")) {
            fields.problem("Resource", "must be an ARN; an expression is not allowed here");
        }
        Template timeout = Templates.integer(fields, "TimeoutSeconds", 1, LONGEST_SECONDS);
        Template heartbeat = Templates.integer(fields, "HeartbeatSeconds", 1, LONGEST_SECONDS);
        if (timeout instanceof Template.Constant(Integer most)
                && heartbeat instanceof Template.Constant(Integer beat)
                && beat >= most) {
            fields.problem("HeartbeatSeconds", "must be less than TimeoutSeconds");
        }
        return new State.Task(
                name,
                String.valueOf(resource),
                Templates.any(fields, "Arguments", "Arguments"),
                Templates.any(fields, "Credentials", "Credentials"),
                timeout,
                heartbeat,
                exit(),
                recovery());
    }

    private State choice() {
        List<State.Rule> rules = new ArrayList<>();
        List<Fields> choices = fields.objects("Choices", true);
        for (int i = 0; i < choices.size(); i++) {
            Fields rule = choices.get(i);
            String location = "Choices[" + i + "]/";
            FieldRules.check(rule, "a Choice rule", "Condition", "Next", "Assign", "Output", "Comment");
            Template condition = Templates.expression(rule, "Condition", location + "Condition");
            State.Exit exit = exit(rule, target(rule, "Next", true), location);
            rules.add(new State.Rule(condition == null ? NEVER : condition, exit));
        }
        return new State.Choice(name, rules, exit(fields, target(fields, "Default", false), ""));
    }

    private State await() {
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.problem("needs either Seconds or Timestamp");
        }
        Template timestamp = Templates.string(fields, "Timestamp", "Timestamp");
        if (timestamp instanceof Template.Constant(String text) && Timestamps.parse(text) == null) {
            fields.problem("Timestamp", "must be a time such as 2026-03-14T01:59:00Z");
        }
        return new State.Wait(name, Templates.integer(fields, "Seconds", 0, LONGEST_SECONDS), timestamp, exit());
    }

    private State fail() {
        return new State.Fail(
                name, Templates.string(fields, "Error", "Error"), Templates.string(fields, "Cause", "Cause"));
    }

    private State parallel() {
        List<Flow> branches = new ArrayList<>();
        for (Fields branch : fields.objects("Branches", true)) {
            FieldRules.check(branch, "a branch", "StartAt", "States", "Comment");
            branches.add(inner.read(branch));
        }
        return new State.Parallel(name, branches, Templates.any(fields, "Arguments", "Arguments"), exit(), recovery());
    }

    private State map() {
        Fields processor = fields.object("ItemProcessor");
        Flow flow = new Flow("", Map.of());
        Distributed distributed = null;
        if (processor != null) {
            FieldRules.check(processor, "an ItemProcessor", "ProcessorConfig", "StartAt", "States", "Comment");
            distributed = DistributedReader.read(fields, processor);
            flow = (distributed == null ? inner : inner.isolated()).read(processor);
        }
        return new State.ForEach(
                name,
                flow,
                items(),
                Templates.any(fields, "ItemSelector", "ItemSelector"),
                Templates.integer(fields, "MaxConcurrency", 0, LONGEST_SECONDS),
                Templates.integer(fields, "ToleratedFailureCount", 0, LONGEST_SECONDS),
                Templates.percentage(fields, "ToleratedFailurePercentage"),
                distributed,
                exit(),
                recovery());
    }

    private @Nullable Template items() {
        Object items = fields.get("Items");
        boolean valid = items instanceof List || (items instanceof String text && Templates.isExpression(text));
        if (fields.has("Items") && !valid) {
            fields.problem("Items", "must be an array or an expression");
            return null;
        }
        return Templates.any(fields, "Items", "Items");
    }

    private State.Exit exit() {
        boolean end = Boolean.TRUE.equals(fields.get("End"));
        if (fields.has("End") && !(fields.get("End") instanceof Boolean)) {
            fields.problem("End", "must be true");
        }
        if (end == fields.has("Next")) {
            fields.problem("needs either Next or \"End\": true");
        }
        return exit(fields, target(fields, "Next", false), "");
    }

    private State.Exit exit(Fields from, @Nullable String next, String location) {
        return new State.Exit(
                Templates.any(from, "Output", location + "Output"), Templates.assign(from, location + "Assign"), next);
    }

    private @Nullable String target(Fields from, String field, boolean required) {
        String target = from.string(field, required);
        if (target != null && !siblings.has(target)) {
            from.problem(field, FlowReader.missing(target));
        }
        return target;
    }

    private State.Recovery recovery() {
        List<State.Catcher> catchers = new ArrayList<>();
        List<Fields> entries = fields.objects("Catch", false);
        for (int i = 0; i < entries.size(); i++) {
            Fields entry = entries.get(i);
            FieldRules.check(entry, "a catcher", "ErrorEquals", "Next", "Assign", "Output", "Comment");
            ErrorMatcher errors = RetryReader.errors(entry, i == entries.size() - 1);
            catchers.add(new State.Catcher(errors, exit(entry, target(entry, "Next", true), "Catch[" + i + "]/")));
        }
        return new State.Recovery(RetryReader.read(fields), catchers);
    }
}
