package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import slipway.asl.VirtualTime;
import slipway.cloud.Behaviour;
import slipway.cloud.EventPattern;
import slipway.cloud.FunctionSpec;
import slipway.cloud.HttpReply;
import slipway.cloud.Image;
import slipway.cloud.Reply;
import slipway.cloud.RepositorySettings;
import slipway.cloud.Request;
import slipway.cloud.ServiceIntegrations;
import slipway.cloud.SimulatedCloud;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The simulated AWS, in virtual time, new for each test. */
final class SimulatedAws implements Aws {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedCloud cloud = new SimulatedCloud(time, 7);
    private int named;

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
    public SfnClient sfn() {
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
    public EventBridgeClient events() {
        return cloud.eventBridge();
    }

    @Override
    public S3Client s3() {
        return cloud.s3();
    }

    @Override
    public SnsClient sns() {
        return cloud.sns();
    }

    @Override
    public String accountId() {
        return "123456789012";
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public void pass(Duration duration) {
        time.runFor(duration);
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String createRepository(String tagMutability) {
        return createRepository(new RepositorySettings(tagMutability, List.of(), true));
    }

    @Override
    public String createRepositoryWithoutScans() {
        return createRepository(RepositorySettings.IMMUTABLE.withoutScan());
    }

    private String createRepository(RepositorySettings settings) {
        String name = name();
        cloud.registry().createRepository(name, settings);
        return name;
    }

    @Override
    public String push(String repository, String image, String... tags) {
        return cloud.registry().push(repository, Image.of(image, request -> reply(image, request)), tags);
    }

    @Override
    public String pushUnfit(String repository, String image, String function, String... tags) {
        return cloud.registry()
                .push(
                        repository,
                        Image.of(image, new Behaviour() {
                            @Override
                            public Reply invoke(Request request) {
                                return reply(image, request);
                            }

                            @Override
                            public Optional<String> updateFailure(String functionName) {
                                return functionName.equals(function) ? Optional.of("InvalidImage") : Optional.empty();
                            }
                        }),
                        tags);
    }

    private static Reply reply(String image, Request request) {
        Reply reply = switch (request.payload()) {
            case Probe.FAIL -> Reply.functionError("java.lang.IllegalStateException", Probe.REFUSAL);
            case Probe.DAWDLE -> Reply.of(Probe.answer(image)).taking(Duration.ofSeconds(Probe.DAWDLE_SECONDS));
            default -> Reply.of(Probe.answer(image));
        };
        return reply.withLog(Probe.line(image));
    }

    @Override
    public String download(String url) {
        try {
            HttpReply reply = cloud.http().get(URI.create(url));
            assertEquals(200, reply.status());
            return reply.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void createFunction(String name, String imageUri) {
        cloud.functions().createFromImage(FunctionSpec.named(name).withTimeout(Duration.ofSeconds(3)), imageUri);
    }

    @Override
    public String createTable() {
        String name = name();
        cloud.tables().create(name, "pk", "sk");
        return name;
    }

    @Override
    public String createMachine(String definition) {
        return cloud.stateMachines().register(name(), definition, new ServiceIntegrations(cloud));
    }

    @Override
    public String createBucket() {
        String name = name();
        cloud.buckets().create(name);
        return name;
    }

    @Override
    public String createTopic() {
        return cloud.topics().create(name());
    }

    @Override
    public Supplier<List<String>> subscribe(String pattern) {
        List<String> received = new CopyOnWriteArrayList<>();
        cloud.events().onEvent(EventPattern.parse(pattern), event -> received.add(event.toJson()));
        return () -> List.copyOf(received);
    }

    @Override
    public void createLogGroup(String name, int retentionDays) {
        cloud.logGroups().create(name, retentionDays);
    }

    @Override
    public void measure(String namespace, String metric, Map<String, String> dimensions, double value) {
        cloud.metrics().record(namespace, metric, dimensions, value);
    }

    @Override
    public void createAlarm(String name, String state) {
        cloud.metrics().setAlarm(name, state);
    }

    @Override
    public String name() {
        return "contract-" + ++named;
    }
}
