package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackLambdaIT extends LambdaContract {
    LocalStackLambdaIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
