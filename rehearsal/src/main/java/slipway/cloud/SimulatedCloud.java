package slipway.cloud;

import java.util.List;
import java.util.function.Function;
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
    private final UserTraffic traffic;
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
    private final TaskTokens taskTokens;

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
        stateMachines = new StateMachines(time, randomness, events);
        Function<Service, Operations> service = it -> new Operations(it, boundary, randomness);

        Operations ofEcr = service.apply(Service.ECR);
        registry = new Registry(time, randomness, events, settings, ofEcr.errors());
        ecr = EcrOperations.register(ofEcr, registry).client(EcrClient.class);

        Operations ofLambda = service.apply(Service.LAMBDA);
        functions = new LambdaFunctions(time, randomness, settings, registry, ofLambda.errors());
        var invocations = new Invocations(functions, time, randomness, boundary, logGroups, metrics, ofLambda.errors());
        FunctionQueries.register(ofLambda, functions);
        CodeUpdates.register(ofLambda, functions, time, randomness);
        AliasOperations.register(ofLambda, functions, time);
        FunctionCallers.register(ofLambda, functions, randomness);
        lambda = InvokeOperation.register(ofLambda, invocations, time).client(LambdaClient.class);
        traffic = new UserTraffic(time, randomness, invocations);
        http = new SimulatedHttp(boundary, invocations, registry);

        Operations ofDynamoDb = service.apply(Service.DYNAMODB);
        tables = new DynamoTables(ofDynamoDb.errors());
        dynamoDb = DynamoDbOperations.register(ofDynamoDb, tables).client(DynamoDbClient.class);
        Operations ofSns = service.apply(Service.SNS);
        topics = new Topics(time, randomness, ofSns.errors());
        sns = topics.register(ofSns).client(SnsClient.class);

        s3 = S3Operations.register(service.apply(Service.S3), buckets, time).client(S3Client.class);
        eventBridge = EventBridgeOperations.register(service.apply(Service.EVENTS), events, time)
                .client(EventBridgeClient.class);
        cloudWatch = CloudWatchOperations.register(service.apply(Service.CLOUDWATCH), metrics)
                .client(CloudWatchClient.class);
        logs = LogsOperations.register(service.apply(Service.LOGS), logGroups).client(CloudWatchLogsClient.class);
        Operations ofSfn = service.apply(Service.SFN);
        taskTokens = new TaskTokens(ofSfn.errors());
        HistoryOperations.register(ofSfn, stateMachines);
        sfn = SfnOperations.register(ofSfn, stateMachines, taskTokens, time, randomness)
                .client(SfnClient.class);
    }

    public VirtualTime time() {
        return time;
    }

    /** The users of the functions; none until they are started. */
    public UserTraffic traffic() {
        return traffic;
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

    public TaskTokens taskTokens() {
        return taskTokens;
    }

    Boundary boundary() {
        return boundary;
    }

    List<SdkClient> clients() {
        return List.of(lambda, ecr, sfn, dynamoDb, s3, sns, eventBridge, cloudWatch, logs);
    }
}
