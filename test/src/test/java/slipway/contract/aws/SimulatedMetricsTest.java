package slipway.contract.aws;

class SimulatedMetricsTest extends MetricsContract {
    SimulatedMetricsTest() {
        super(new SimulatedAws());
    }
}
