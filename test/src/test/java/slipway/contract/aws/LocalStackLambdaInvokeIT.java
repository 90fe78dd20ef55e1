package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackLambdaInvokeIT extends LambdaInvokeContract {
    LocalStackLambdaInvokeIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
