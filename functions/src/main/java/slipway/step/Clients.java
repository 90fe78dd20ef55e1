package slipway.step;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The world outside, as steps reach it: AWS itself, or its simulation. */
public interface Clients {
    LambdaClient lambda();

    EcrClient ecr();

    DynamoDbClient dynamoDb();

    SfnClient stepFunctions();

    CloudWatchLogsClient logs();

    CloudWatchClient cloudWatch();

    HttpProbe http();

    /** The name of the ledger's table. */
    String ledgerTable();
}
