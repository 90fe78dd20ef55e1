package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackMetricsIT extends MetricsContract {
    LocalStackMetricsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
