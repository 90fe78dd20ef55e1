package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackStepFunctionsIT extends StepFunctionsContract {
    LocalStackStepFunctionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
