package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackDynamoDbIT extends DynamoDbContract {
    LocalStackDynamoDbIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
