package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;
import slipway.endtoend.RunningCloud;
import slipway.local.Account;
import slipway.local.Clients;
import slipway.local.Image;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** LocalStack, in real time; what a test makes has a name of its own, and stays. */
final class LocalStackAws implements Aws {
    private static final String ROLE = "arn:aws:iam::" + Account.ID + ":role/contract";

    private final Clients clients;
    private final CloudWatchClient cloudWatch;
    private final EventBridgeClient events;
    private final S3Client s3;
    private final SnsClient sns;

    LocalStackAws(RunningCloud cloud) {
        clients = cloud.clients();
        cloudWatch = clients.client(CloudWatchClient.builder());
        events = clients.client(EventBridgeClient.builder());
        s3 = clients.client(S3Client.builder().forcePathStyle(true));
        sns = clients.client(SnsClient.builder());
    }

    @Override
    public LambdaClient lambda() {
        return clients.lambda();
    }

    @Override
    public EcrClient ecr() {
        return clients.ecr();
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    @Override
    public SfnClient sfn() {
        return clients.stepFunctions();
    }

    @Override
    public CloudWatchLogsClient logs() {
        return clients.logs();
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    @Override
    public EventBridgeClient events() {
        return events;
    }

    @Override
    public S3Client s3() {
        return s3;
    }

    @Override
    public SnsClient sns() {
        return sns;
    }

    @Override
    public String accountId() {
        return Account.ID;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pass(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(200);
    }

    @Override
    public void holds(Difference difference, Executable assertion) {
        Throwable failure = assertThrows(
                Throwable.class,
                assertion,
                () -> "LocalStack has become like AWS: remove " + difference + " and its row in docs/SIMULATOR.md");
        assertTrue(
                String.valueOf(failure.getMessage()).contains(difference.seen()),
                () -> difference + " is another one now: " + failure);
    }

    @Override
    public String createRepository(String tagMutability) {
        return createRepository(tagMutability, true);
    }

    @Override
    public String createRepositoryWithoutScans() {
        return createRepository("IMMUTABLE", false);
    }

    private String createRepository(String tagMutability, boolean scanOnPush) {
        String name = name();
        ecr().createRepository(it -> it.repositoryName(name)
                .imageTagMutability(tagMutability)
                .imageScanningConfiguration(scanning -> scanning.scanOnPush(scanOnPush)));
        return name;
    }

    @Override
    public String push(String repository, String image, String... tags) {
        return push(repository, ProbeImage.of(image, ""), tags);
    }

    @Override
    public String pushUnfit(String repository, String image, String function, String... tags) {
        return push(repository, ProbeImage.of(image, function), tags);
    }

    private String push(String repository, Image image, String... tags) {
        for (String tag : tags) {
            image.push(ecr(), repository, tag);
        }
        return image.digest();
    }

    @Override
    public String download(String url) {
        try {
            URLConnection connection = URI.create(url).toURL().openConnection();
            connection.setReadTimeout((int) Duration.ofSeconds(30).toMillis());
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read " + url, e);
        }
    }

    @Override
    public void createFunction(String name, String imageUri) {
        lambda().createFunction(it -> it.functionName(name)
                .packageType(PackageType.IMAGE)
                .role(ROLE)
                .timeout(3)
                .memorySize(256)
                .code(code -> code.imageUri(imageUri)));
        awaitCreated(name);
    }

    @Override
    public String createTable() {
        String name = name();
        dynamoDb()
                .createTable(it -> it.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attribute("pk"), attribute("sk"))
                        .keySchema(key("pk", "HASH"), key("sk", "RANGE")));
        awaitThat(
                name + " is active",
                () -> dynamoDb().describeTable(it -> it.tableName(name)).table().tableStatus() == TableStatus.ACTIVE);
        return name;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType("S")
                .build();
    }

    private static KeySchemaElement key(String name, String type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public String createMachine(String definition) {
        return sfn().createStateMachine(
                        it -> it.name(name()).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    @Override
    public String createBucket() {
        String name = name();
        s3().createBucket(it -> it.bucket(name));
        return name;
    }

    @Override
    public String createTopic() {
        return sns().createTopic(it -> it.name(name())).topicArn();
    }

    /** The rule writes to a log group: a target that takes no further service. */
    @Override
    public Supplier<List<String>> subscribe(String pattern) {
        String name = name();
        String group = "/aws/events/" + name;
        logs().createLogGroup(it -> it.logGroupName(group));
        events().putRule(it -> it.name(name).eventPattern(pattern));
        Target log = Target.builder()
                .id("log")
                .arn(Account.arn("logs", "log-group:" + group))
                .build();
        events().putTargets(it -> it.rule(name).targets(log));
        return () -> logs().filterLogEvents(it -> it.logGroupName(group)).events().stream()
                .map(FilteredLogEvent::message)
                .toList();
    }

    @Override
    public void createLogGroup(String name, int retentionDays) {
        logs().createLogGroup(it -> it.logGroupName(name));
        logs().putRetentionPolicy(it -> it.logGroupName(name).retentionInDays(retentionDays));
    }

    @Override
    public void measure(String namespace, String metric, Map<String, String> dimensions, double value) {
        MetricDatum measured = MetricDatum.builder()
                .metricName(metric)
                .dimensions(MetricsContract.dimensions(dimensions))
                .timestamp(now())
                .value(value)
                .build();
        cloudWatch().putMetricData(it -> it.namespace(namespace).metricData(measured));
    }

    @Override
    public void createAlarm(String name, String state) {
        cloudWatch()
                .putMetricAlarm(it -> it.alarmName(name)
                        .namespace("contract")
                        .metricName("none")
                        .statistic("Sum")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator("GreaterThanThreshold")
                        // Else the first look at the metric, which has no data, takes the state away again.
                        .treatMissingData("ignore"));
        cloudWatch().setAlarmState(it -> it.alarmName(name).stateValue(state).stateReason("set up by a contract"));
    }

    @Override
    public String name() {
        return "contract-" + UUID.randomUUID();
    }
}
