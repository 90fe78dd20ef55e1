package slipway.contract.aws;

class LocalStackStepFunctionsIT extends StepFunctionsContract {
    LocalStackStepFunctionsIT() {
        super(new LocalStackAws());
    }
}
