package slipway.catalog;

import java.time.Duration;
import slipway.step.Clients;
import slipway.step.HttpProbe;
import slipway.step.JavaHttpProbe;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS itself. Each client is made when it is asked for: a Lambda makes only those that its step needs, and a command likewise. */
public final class AwsClients implements Clients {
    private final String ledgerTable;
    private final Duration timeout;

    /** @param timeout the Lambda's own: no call waits longer for an answer */
    public AwsClients(String ledgerTable, Duration timeout) {
        this.ledgerTable = ledgerTable;
        this.timeout = timeout;
    }

    @Override
    public LambdaClient lambda() {
        return http(LambdaClient.builder()).build();
    }

    @Override
    public EcrClient ecr() {
        return http(EcrClient.builder()).build();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return http(DynamoDbClient.builder()).build();
    }

    @Override
    public SfnClient stepFunctions() {
        return http(SfnClient.builder()).build();
    }

    @Override
    public CloudWatchLogsClient logs() {
        return http(CloudWatchLogsClient.builder()).build();
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return http(CloudWatchClient.builder()).build();
    }

    @Override
    public HttpProbe http() {
        return new JavaHttpProbe();
    }

    @Override
    public String ledgerTable() {
        return ledgerTable;
    }

    private <B extends AwsSyncClientBuilder<B, ?>> B http(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(timeout));
    }
}
