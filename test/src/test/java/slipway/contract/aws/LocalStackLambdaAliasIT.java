package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackLambdaAliasIT extends LambdaAliasContract {
    LocalStackLambdaAliasIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
