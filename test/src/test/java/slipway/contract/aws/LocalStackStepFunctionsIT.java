package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackStepFunctionsIT extends StepFunctionsContract {
    LocalStackStepFunctionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
