package slipway.cli;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mocks in the format of <a href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html">AWS Step Functions
 * Local</a>.
 */
final class MockFile {
    private static final String OPTION = "--mocks";
    private static final TextFile FILE = new TextFile(OPTION, 64 * 1024 * 1024, "more than mocks should need");
    private static final Pattern CALLS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final String MACHINES = "/StateMachines";
    private static final String RESPONSES = "/MockedResponses";

    private final String file;
    private final Map<String, @Nullable Object> machines;
    private final Map<String, MockedResponse> responses = new LinkedHashMap<>();

    private MockFile(String file, @Nullable Object json) {
        this.file = file;
        Map<String, @Nullable Object> parts = object(json, "");
        for (String part : parts.keySet()) {
            if (!MACHINES.equals("/" + part) && !RESPONSES.equals("/" + part)) {
                throw bad(file, "/" + part, "is not known: there are StateMachines and MockedResponses.");
            }
        }
        machines = object(parts.get("StateMachines"), MACHINES);
        object(parts.get("MockedResponses"), RESPONSES)
                .forEach((name, calls) -> responses.put(name, response(name, calls)));
    }

    /**
     * Reads the file.
     *
     * @throws BadInput when it cannot be read or is no such file
     */
    static MockFile read(String file, InputStream in) {
        return new MockFile(file, JsonText.parse(FILE.read(file, in), problem -> FILE.bad(file, problem)));
    }

    static BadInput bad(String file, String pointer, String what) {
        return FILE.bad(file, (pointer.isEmpty() ? "" : "at " + pointer + ": ") + what);
    }

    /** One test case of one machine; both may be left out where there is one only. */
    MockedMachine machine(Optional<String> wantedMachine, Optional<String> wantedCase) {
        String machine = choose("--name", "state machine", wantedMachine, machines, MACHINES);
        String at = MACHINES + "/" + machine;
        Map<String, @Nullable Object> cases =
                object(object(machines.get(machine), at).get("TestCases"), at + "/TestCases");
        String testCase = choose("--test-case", "test case", wantedCase, cases, at + "/TestCases");
        String place = at + "/TestCases/" + testCase;
        Map<String, MockedResponse> states = new LinkedHashMap<>();
        object(cases.get(testCase), place).forEach((state, name) -> {
            MockedResponse response = name instanceof String text ? responses.get(text) : null;
            if (response == null) {
                throw bad(
                        file,
                        place + "/" + state,
                        "must name one of MockedResponses: " + String.join(", ", responses.keySet()) + ".");
            }
            states.put(state, response);
        });
        return new MockedMachine(file, machine, testCase, states);
    }

    private String choose(
            String option, String kind, Optional<String> wanted, Map<String, @Nullable Object> known, String pointer) {
        if (known.isEmpty()) {
            throw bad(file, pointer, "must have a " + kind + ".");
        }
        if (wanted.isEmpty() && known.size() > 1) {
            throw new BadInput("%s: %s has several. Name one of: %s."
                    .formatted(option, TextFile.name(file), String.join(", ", known.keySet())));
        }
        String only = known.keySet().iterator().next();
        // A file with one machine serves whatever the machine is called.
        boolean anyName = kind.equals("state machine") && known.size() == 1;
        return anyName || wanted.isEmpty() ? only : Known.require(option, kind, wanted.get(), known.keySet());
    }

    private MockedResponse response(String name, @Nullable Object calls) {
        List<MockedResponse.Answers> answers = new ArrayList<>();
        String at = RESPONSES + "/" + name;
        object(calls, at).forEach((range, answer) -> answers.add(answers(range, answer, at + "/" + range, answers)));
        return new MockedResponse(name, answers);
    }

    private MockedResponse.Answers answers(
            String range, @Nullable Object answer, String at, List<MockedResponse.Answers> before) {
        Matcher matcher = CALLS.matcher(range);
        if (!matcher.matches()) {
            throw bad(file, at, "must be the number of a call, counted from 0, or a range, such as \"0\" or \"1-2\".");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw bad(file, at, "must not end before it begins.");
        }
        if (before.stream().anyMatch(each -> each.first() <= last && first <= each.last())) {
            throw bad(file, at, "must not overlap with another range.");
        }
        return new MockedResponse.Answers(first, last, answer(object(answer, at), at));
    }

    private MockedResponse.Answer answer(Map<String, @Nullable Object> answer, String at) {
        if (answer.size() == 1 && answer.containsKey("Return")) {
            return new MockedResponse.Return(answer.get("Return"));
        }
        if (answer.size() == 1 && answer.containsKey("Throw")) {
            Map<String, @Nullable Object> thrown = object(answer.get("Throw"), at + "/Throw");
            if (thrown.get("Error") instanceof String error
                    && thrown.getOrDefault("Cause", "") instanceof String cause) {
                return new MockedResponse.Throw(error, cause);
            }
            throw bad(file, at + "/Throw", "must have Error and may have Cause, both strings.");
        }
        throw bad(file, at, "must have either Return or Throw, and nothing else.");
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> object(@Nullable Object value, String pointer) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw bad(file, pointer, value == null ? "is missing; it must be an object." : "must be an object.");
    }
}
