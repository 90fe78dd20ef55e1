package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackDynamoDbIT extends DynamoDbContract {
    LocalStackDynamoDbIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
