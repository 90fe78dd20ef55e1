package slipway.contract.aws;

class SimulatedStepFunctionsTest extends StepFunctionsContract {
    SimulatedStepFunctionsTest() {
        super(new SimulatedAws());
    }
}
