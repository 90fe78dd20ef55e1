package slipway.contract.aws;

class LocalStackLambdaIT extends LambdaContract {
    LocalStackLambdaIT() {
        super(new LocalStackAws());
    }
}
