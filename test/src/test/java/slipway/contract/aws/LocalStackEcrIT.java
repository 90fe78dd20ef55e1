package slipway.contract.aws;

class LocalStackEcrIT extends EcrContract {
    LocalStackEcrIT() {
        super(new LocalStackAws());
    }
}
