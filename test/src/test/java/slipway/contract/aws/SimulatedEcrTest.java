package slipway.contract.aws;

class SimulatedEcrTest extends EcrContract {
    SimulatedEcrTest() {
        super(new SimulatedAws());
    }
}
