package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackLambdaAliasIT extends LambdaAliasContract {
    LocalStackLambdaAliasIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
