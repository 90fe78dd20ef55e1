package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;
import slipway.local.Account;
import software.amazon.awssdk.services.sqs.SqsClient;

@SharingWideCloud
class LocalStackLambdaCallersIT extends LambdaCallersContract {
    LocalStackLambdaCallersIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud), name -> {
            cloud.clients().client(SqsClient.builder()).createQueue(it -> it.queueName(name));
            return Account.arn("sqs", name);
        });
    }
}
