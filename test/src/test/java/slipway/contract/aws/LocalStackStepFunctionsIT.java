package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackStepFunctionsIT extends StepFunctionsContract {
    LocalStackStepFunctionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
