package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackMetricsIT extends MetricsContract {
    LocalStackMetricsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
