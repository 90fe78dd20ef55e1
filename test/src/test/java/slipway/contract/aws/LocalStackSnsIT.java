package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackSnsIT extends SnsContract {
    LocalStackSnsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
