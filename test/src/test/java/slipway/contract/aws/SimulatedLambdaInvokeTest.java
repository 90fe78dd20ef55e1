package slipway.contract.aws;

class SimulatedLambdaInvokeTest extends LambdaInvokeContract {
    SimulatedLambdaInvokeTest() {
        super(new SimulatedAws());
    }
}
