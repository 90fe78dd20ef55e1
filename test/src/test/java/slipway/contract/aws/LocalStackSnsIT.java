package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackSnsIT extends SnsContract {
    LocalStackSnsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
