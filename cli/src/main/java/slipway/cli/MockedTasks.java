package slipway.cli;

import java.util.HashMap;
import java.util.Map;
import slipway.asl.TaskCall;
import slipway.asl.TaskRunner;

/** Answers tasks by mocks. A state's calls are counted over retries and over all iterations of a Map. */
final class MockedTasks implements TaskRunner {
    private final MockedMachine mocks;
    private final Map<String, Integer> calls = new HashMap<>();

    MockedTasks(MockedMachine mocks) {
        this.mocks = mocks;
    }

    @Override
    public void start(TaskCall call) {
        MockedResponse response = mocks.states().get(call.stateName());
        if (response == null) {
            throw new BadInput("the Task '%s' calls %s, and %s has no mock for it. Add \"%s\": \"NAME OF A RESPONSE\"."
                    .formatted(call.stateName(), call.resource(), mocks.place(), call.stateName()));
        }
        int number = calls.merge(call.stateName(), 1, Integer::sum) - 1;
        MockedResponse.Answer answer = response.answer(number)
                .orElseThrow(
                        () -> new BadInput(("the Task '%s' makes its call number %d, counted from 0, and '%s' in %s"
                                        + " answers only: %s. Add \"%d\".")
                                .formatted(
                                        call.stateName(),
                                        number,
                                        response.name(),
                                        TextFile.name(mocks.file()),
                                        response.calls(),
                                        number)));
        switch (answer) {
            case MockedResponse.Return(Object result) -> call.succeed(result);
            case MockedResponse.Throw(String error, String cause) -> call.fail(error, cause);
        }
    }
}
