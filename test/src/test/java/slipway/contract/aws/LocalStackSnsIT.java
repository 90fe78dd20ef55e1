package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackSnsIT extends SnsContract {
    LocalStackSnsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
