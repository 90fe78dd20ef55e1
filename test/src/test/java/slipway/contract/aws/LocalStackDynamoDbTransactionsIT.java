package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackDynamoDbTransactionsIT extends DynamoDbTransactionsContract {
    LocalStackDynamoDbTransactionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
