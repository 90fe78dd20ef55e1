package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackLambdaIT extends LambdaContract {
    LocalStackLambdaIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
