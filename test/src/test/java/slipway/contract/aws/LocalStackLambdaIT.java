package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackLambdaIT extends LambdaContract {
    LocalStackLambdaIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
