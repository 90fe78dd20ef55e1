package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackMetricsIT extends MetricsContract {
    LocalStackMetricsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
