package slipway.contract.aws;

class SimulatedDynamoDbTest extends DynamoDbContract {
    SimulatedDynamoDbTest() {
        super(new SimulatedAws());
    }
}
