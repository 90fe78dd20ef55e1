package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The clients of the one LocalStack of a test run. */
record LocalStackClients(
        LambdaClient lambda,
        EcrClient ecr,
        DynamoDbClient dynamoDb,
        SfnClient sfn,
        CloudWatchLogsClient logs,
        CloudWatchClient cloudWatch,
        EventBridgeClient events,
        S3Client s3,
        SnsClient sns) {
    private static final String MISSING = "No LocalStack: AWS_ENDPOINT_URL is not set.";
    private static final Optional<LocalStackClients> CLIENTS = connect();

    /** Where LocalStack answers. */
    private static Optional<URI> endpoint() {
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
                .filter(text -> !text.isEmpty())
                .map(URI::create);
    }

    private static Optional<LocalStackClients> connect() {
        Optional<URI> endpoint = endpoint();
        if (endpoint.isEmpty()) {
            System.out.println("SKIPPED: contracts with LocalStack. " + MISSING);
        }
        return endpoint.map(LocalStackClients::of);
    }

    /** Skips the test where there is no LocalStack; on CI that is a failure. */
    static LocalStackClients require() {
        assertTrue(CLIENTS.isPresent() || !"true".equals(System.getenv("CI")), MISSING);
        assumeTrue(CLIENTS.isPresent(), MISSING);
        return CLIENTS.orElseThrow();
    }

    private static LocalStackClients of(URI endpoint) {
        return new LocalStackClients(
                at(endpoint, LambdaClient.builder()),
                at(endpoint, EcrClient.builder()),
                at(endpoint, DynamoDbClient.builder()),
                at(endpoint, SfnClient.builder()),
                at(endpoint, CloudWatchLogsClient.builder()),
                at(endpoint, CloudWatchClient.builder()),
                at(endpoint, EventBridgeClient.builder()),
                at(endpoint, S3Client.builder().forcePathStyle(true)),
                at(endpoint, SnsClient.builder()));
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
                .build();
    }
}
