package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackLambdaAliasIT extends LambdaAliasContract {
    LocalStackLambdaAliasIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
