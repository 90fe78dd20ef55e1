package slipway.contract.aws;

class LocalStackLambdaInvokeIT extends LambdaInvokeContract {
    LocalStackLambdaInvokeIT() {
        super(new LocalStackAws());
    }
}
