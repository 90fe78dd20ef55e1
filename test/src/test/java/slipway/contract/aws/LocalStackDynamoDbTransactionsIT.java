package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackDynamoDbTransactionsIT extends DynamoDbTransactionsContract {
    LocalStackDynamoDbTransactionsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}
