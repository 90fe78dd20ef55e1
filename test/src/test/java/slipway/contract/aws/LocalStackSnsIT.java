package slipway.contract.aws;

class LocalStackSnsIT extends SnsContract {
    LocalStackSnsIT() {
        super(new LocalStackAws());
    }
}
