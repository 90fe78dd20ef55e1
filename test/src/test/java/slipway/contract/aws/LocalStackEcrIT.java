package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackEcrIT extends EcrContract {
    LocalStackEcrIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
