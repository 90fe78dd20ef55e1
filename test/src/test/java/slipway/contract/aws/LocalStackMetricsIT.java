package slipway.contract.aws;

class LocalStackMetricsIT extends MetricsContract {
    LocalStackMetricsIT() {
        super(new LocalStackAws());
    }
}
