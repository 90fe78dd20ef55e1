package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackDynamoDbTransactionsIT extends DynamoDbTransactionsContract {
    LocalStackDynamoDbTransactionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
