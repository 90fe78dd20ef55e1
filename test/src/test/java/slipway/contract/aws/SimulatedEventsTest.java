package slipway.contract.aws;

class SimulatedEventsTest extends EventsContract {
    SimulatedEventsTest() {
        super(new SimulatedAws());
    }
}
