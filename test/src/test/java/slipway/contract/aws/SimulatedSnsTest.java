package slipway.contract.aws;

class SimulatedSnsTest extends SnsContract {
    SimulatedSnsTest() {
        super(new SimulatedAws());
    }
}
