package slipway.contract.aws;

class LocalStackDynamoDbIT extends DynamoDbContract {
    LocalStackDynamoDbIT() {
        super(new LocalStackAws());
    }
}
