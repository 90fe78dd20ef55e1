package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackLambdaInvokeIT extends LambdaInvokeContract {
    LocalStackLambdaInvokeIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
