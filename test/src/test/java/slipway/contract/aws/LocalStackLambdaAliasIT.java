package slipway.contract.aws;

class LocalStackLambdaAliasIT extends LambdaAliasContract {
    LocalStackLambdaAliasIT() {
        super(new LocalStackAws());
    }
}
