package slipway.rehearse;

import java.io.IOException;
import java.net.URI;
import slipway.cloud.HttpReply;
import slipway.cloud.SimulatedCloud;
import slipway.step.Clients;
import slipway.step.HttpProbe;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The simulated AWS, as the real steps reach it. */
record SimulatedClients(SimulatedCloud cloud, String ledgerTable) implements Clients {
    @Override
    public LambdaClient lambda() {
        return cloud.lambda();
    }

    @Override
    public EcrClient ecr() {
        return cloud.ecr();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return cloud.dynamoDb();
    }

    @Override
    public SfnClient stepFunctions() {
        return cloud.sfn();
    }

    @Override
    public CloudWatchLogsClient logs() {
        return cloud.logs();
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return cloud.cloudWatch();
    }

    @Override
    public HttpProbe http() {
        return this::get;
    }

    private HttpProbe.Answer get(URI uri) throws IOException {
        HttpReply reply = cloud.http().get(uri);
        return new HttpProbe.Answer(reply.status(), reply.body(), reply.headers());
    }
}
