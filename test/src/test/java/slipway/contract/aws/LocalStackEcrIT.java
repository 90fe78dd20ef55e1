package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackEcrIT extends EcrContract {
    LocalStackEcrIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
