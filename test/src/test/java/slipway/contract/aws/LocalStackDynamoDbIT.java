package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackDynamoDbIT extends DynamoDbContract {
    LocalStackDynamoDbIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
