package slipway.contract.aws;

class SimulatedLambdaAliasTest extends LambdaAliasContract {
    SimulatedLambdaAliasTest() {
        super(new SimulatedAws());
    }
}
