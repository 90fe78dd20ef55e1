package slipway.contract.aws;

class SimulatedLambdaCallersTest extends LambdaCallersContract {
    SimulatedLambdaCallersTest() {
        super(new SimulatedAws(), "arn:aws:sqs:us-east-1:123456789012:"::concat);
    }
}
