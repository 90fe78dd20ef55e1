package slipway.contract.aws;

class SimulatedLambdaTest extends LambdaContract {
    SimulatedLambdaTest() {
        super(new SimulatedAws());
    }
}
