package slipway.contract.aws;

class LocalStackDynamoDbTransactionsIT extends DynamoDbTransactionsContract {
    LocalStackDynamoDbTransactionsIT() {
        super(new LocalStackAws());
    }
}
