package slipway.local;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The SDK's clients of a local cloud; one each, closed together. */
public final class Clients implements AutoCloseable {
    /** An invocation that starts a process takes its time on a busy machine. */
    private static final Duration TIME_OUT = Duration.ofMinutes(3);

    private final URI endpoint;
    private final LambdaClient lambda;
    private final EcrClient ecr;
    private final SfnClient stepFunctions;
    private final DynamoDbClient dynamoDb;
    private final CloudWatchLogsClient logs;

    public Clients(URI endpoint) {
        this.endpoint = endpoint;
        this.lambda = client(LambdaClient.builder());
        this.ecr = client(EcrClient.builder());
        this.stepFunctions = client(SfnClient.builder());
        this.dynamoDb = client(DynamoDbClient.builder());
        this.logs = client(CloudWatchLogsClient.builder());
    }

    public LambdaClient lambda() {
        return lambda;
    }

    public EcrClient ecr() {
        return ecr;
    }

    public SfnClient stepFunctions() {
        return stepFunctions;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public CloudWatchLogsClient logs() {
        return logs;
    }

    /** Builds another client of the same cloud. */
    public <
                    B extends
                            AwsSyncClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>,
                    C>
            C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Account.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Account.KEY, Account.KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(TIME_OUT))
                .build();
    }

    @Override
    public void close() {
        lambda.close();
        ecr.close();
        stepFunctions.close();
        dynamoDb.close();
        logs.close();
    }
}
