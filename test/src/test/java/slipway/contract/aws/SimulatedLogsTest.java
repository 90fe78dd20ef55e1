package slipway.contract.aws;

class SimulatedLogsTest extends LogsContract {
    SimulatedLogsTest() {
        super(new SimulatedAws());
    }
}
