package slipway.cloud;

import java.util.List;
import slipway.asl.VirtualTime;
import slipway.fault.ApiCall;
import slipway.fault.Faults;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * One account of AWS (123456789012) in one region (us-east-1), simulated in virtual time behind the SDK's own client interfaces.
 *
 * <p>A run is a function of the seed and of what is called, in order. Not thread-safe, like the {@link VirtualTime} it lives in. What is not modelled
 * throws {@link UnsupportedOperationException}; docs/SIMULATOR.md lists both.
 */
public final class SimulatedCloud {
    private final VirtualTime time;
    private final Boundary boundary;
    private final EventBus events;
    private final Registry registry;
    private final LambdaFunctions functions;
    private final LogGroups logGroups;
    private final Metrics metrics;
    private final SimulatedHttp http;
    private final DynamoTables tables;
    private final Buckets buckets = new Buckets();
    private final Topics topics;
    private final StateMachines stateMachines;
    private final LambdaClient lambda;
    private final EcrClient ecr;
    private final CloudWatchClient cloudWatch;
    private final CloudWatchLogsClient logs;
    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final SnsClient sns;
    private final EventBridgeClient eventBridge;
    private final SfnClient sfn;

    public SimulatedCloud(VirtualTime time, long seed) {
        this(time, seed, Settings.DEFAULTS);
    }

    public SimulatedCloud(VirtualTime time, long seed, Settings settings) {
        Randomness randomness = new Randomness(seed);
        this.time = time;
        boundary = new Boundary(time, randomness);
        events = new EventBus(time, randomness, boundary, settings);
        logGroups = new LogGroups(time, randomness, settings.logDelay());
        metrics = new Metrics(time, randomness, settings.metricDelay());

        Operations ecrOperations = new Operations(Service.ECR, boundary, randomness);
        registry = new Registry(time, randomness, events, settings, ecrOperations.errors());
        EcrOperations.register(ecrOperations, registry);
        ecr = ecrOperations.client(EcrClient.class);

        Operations lambdaOperations = new Operations(Service.LAMBDA, boundary, randomness);
        functions = new LambdaFunctions(time, randomness, settings, registry, lambdaOperations.errors());
        Invocations invocations =
                new Invocations(functions, time, randomness, boundary, logGroups, metrics, lambdaOperations.errors());
        FunctionQueries.register(lambdaOperations, functions);
        CodeUpdates.register(lambdaOperations, functions, time, randomness);
        AliasOperations.register(lambdaOperations, functions, time);
        InvokeOperation.register(lambdaOperations, invocations, time);
        lambda = lambdaOperations.client(LambdaClient.class);
        http = new SimulatedHttp(boundary, invocations, registry);

        Operations cloudWatchOperations = new Operations(Service.CLOUDWATCH, boundary, randomness);
        CloudWatchOperations.register(cloudWatchOperations, metrics);
        cloudWatch = cloudWatchOperations.client(CloudWatchClient.class);
        Operations logsOperations = new Operations(Service.LOGS, boundary, randomness);
        LogsOperations.register(logsOperations, logGroups);
        logs = logsOperations.client(CloudWatchLogsClient.class);

        Operations dynamoDbOperations = new Operations(Service.DYNAMODB, boundary, randomness);
        tables = new DynamoTables(dynamoDbOperations.errors());
        DynamoDbOperations.register(dynamoDbOperations, tables);
        dynamoDb = dynamoDbOperations.client(DynamoDbClient.class);
        Operations s3Operations = new Operations(Service.S3, boundary, randomness);
        S3Operations.register(s3Operations, buckets, time);
        s3 = s3Operations.client(S3Client.class);
        Operations snsOperations = new Operations(Service.SNS, boundary, randomness);
        topics = new Topics(time, randomness, snsOperations.errors());
        topics.register(snsOperations);
        sns = snsOperations.client(SnsClient.class);
        Operations eventsOperations = new Operations(Service.EVENTS, boundary, randomness);
        EventBridgeOperations.register(eventsOperations, events, time);
        eventBridge = eventsOperations.client(EventBridgeClient.class);

        Operations sfnOperations = new Operations(Service.SFN, boundary, randomness);
        stateMachines = new StateMachines(time, randomness, events);
        SfnOperations.register(sfnOperations, stateMachines, time, randomness);
        sfn = sfnOperations.client(SfnClient.class);
    }

    public VirtualTime time() {
        return time;
    }

    public LambdaClient lambda() {
        return lambda;
    }

    public EcrClient ecr() {
        return ecr;
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    public CloudWatchLogsClient logs() {
        return logs;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public S3Client s3() {
        return s3;
    }

    public SnsClient sns() {
        return sns;
    }

    public EventBridgeClient eventBridge() {
        return eventBridge;
    }

    public SfnClient sfn() {
        return sfn;
    }

    public SimulatedHttp http() {
        return http;
    }

    /** What goes wrong with which call. */
    public Faults faults() {
        return boundary.faults();
    }

    /** What the account is not permitted to do. */
    public Permissions permissions() {
        return boundary.permissions();
    }

    /** Every call so far, in order, refused ones included. */
    public List<ApiCall> calls() {
        return boundary.calls();
    }

    public LambdaFunctions functions() {
        return functions;
    }

    public Registry registry() {
        return registry;
    }

    public EventBus events() {
        return events;
    }

    public LogGroups logGroups() {
        return logGroups;
    }

    public Metrics metrics() {
        return metrics;
    }

    public DynamoTables tables() {
        return tables;
    }

    public Buckets buckets() {
        return buckets;
    }

    public Topics topics() {
        return topics;
    }

    public StateMachines stateMachines() {
        return stateMachines;
    }

    Boundary boundary() {
        return boundary;
    }

    List<SdkClient> clients() {
        return List.of(lambda, ecr, sfn, dynamoDb, s3, sns, eventBridge, cloudWatch, logs);
    }
}
