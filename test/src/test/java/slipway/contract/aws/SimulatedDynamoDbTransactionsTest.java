package slipway.contract.aws;

class SimulatedDynamoDbTransactionsTest extends DynamoDbTransactionsContract {
    SimulatedDynamoDbTransactionsTest() {
        super(new SimulatedAws());
    }
}
