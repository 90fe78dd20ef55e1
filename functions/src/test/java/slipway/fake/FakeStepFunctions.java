package slipway.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Step Functions: definitions by ARN. */
public final class FakeStepFunctions implements SfnClient {
    public final Map<String, String> definitions = new HashMap<>();
    private final Calls calls;

    FakeStepFunctions(Calls calls) {
        this.calls = calls;
    }

    @Override
    public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
        return calls.make(
                "describeStateMachine",
                () -> Optional.ofNullable(definitions.get(request.stateMachineArn()))
                        .map(definition -> DescribeStateMachineResponse.builder()
                                .definition(definition)
                                .build())
                        .orElseThrow(() -> Unmodelled.error(
                                StateMachineDoesNotExistException.builder(),
                                "StateMachineDoesNotExist",
                                400,
                                "State Machine Does Not Exist")));
    }

    @Override
    public String serviceName() {
        return "states";
    }

    @Override
    public void close() {}
}
