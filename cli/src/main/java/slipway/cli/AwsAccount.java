package slipway.cli;

import java.time.Duration;
import java.util.function.Function;
import slipway.catalog.AwsClients;
import slipway.step.Clients;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The account that the command line works on: AWS, or whatever {@code AWS_ENDPOINT_URL} names.
 *
 * @param clients of everything that a deployment reads there, by the name of the ledger's table
 * @param arn what ARNs of Step Functions there begin with, such as {@code arn:aws:states:us-east-1:123456789012}
 * @param identity the ARN of whoever gives the command
 */
record AwsAccount(
        SfnClient stepFunctions,
        DynamoDbClient dynamoDb,
        Function<String, Clients> clients,
        String arn,
        String identity) {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** The account of the default credentials and region, looked up when a command needs it. */
    static AwsAccount ofProcess() {
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        try (StsClient sts = StsClient.builder()
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            String partition = caller.arn().split(":", -1)[1];
            String region = new DefaultAwsRegionProviderChain().getRegion().id();
            return new AwsAccount(
                    SfnClient.builder()
                            .credentialsProvider(credentials)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build(),
                    DynamoDbClient.builder()
                            .credentialsProvider(credentials)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build(),
                    ledger -> new AwsClients(ledger, LONGEST_CALL),
                    "arn:%s:states:%s:%s".formatted(partition, region, caller.account()),
                    caller.arn());
        }
    }
}
