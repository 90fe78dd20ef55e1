package slipway.cli;

import java.util.Collection;
import java.util.Map;

/**
 * One test case of one state machine: what each of its states is answered.
 *
 * @param file where it was read from
 * @param states by the state's name
 */
record MockedMachine(String file, String name, String testCase, Map<String, MockedResponse> states) {
    /**
     * Refuses mocks of what the definition does not have.
     *
     * @throws BadInput that names a state
     */
    void requireStates(Collection<String> known) {
        for (String state : states.keySet()) {
            if (!known.contains(state)) {
                throw MockFile.bad(
                        file,
                        "/StateMachines/" + name + "/TestCases/" + testCase + "/" + state,
                        "the definition has no state '" + state + "'. It has: " + String.join(", ", known) + ".");
            }
        }
    }

    /** Where a state's mock belongs, for messages. */
    String place() {
        return "the test case '" + testCase + "' of '" + name + "' in " + TextFile.name(file);
    }
}
