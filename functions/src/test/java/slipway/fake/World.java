package slipway.fake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.ledger.Register;
import slipway.ledger.Snapshot;
import slipway.step.Clients;
import slipway.verify.LogRules;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** One function behind an alias, running the old image at version 1, in an environment whose lock is held by {@link #HOLD}. */
public final class World implements Clients {
    public static final String FUNCTION = "dr-daily-report-report-worker-dev";
    public static final String ALIAS = "live";
    public static final String TABLE = "slipway-dr-daily-report-ledger";
    /** The value of an environment variable: it must never be seen outside the step that reads the function. */
    public static final String SECRET = "mysql-root-hunter2";

    public static final ImageUri OLD = image("a");
    public static final ImageUri NEW = image("b");
    public static final ImageUri RIVAL = image("d");
    /** When the deployment began. */
    public static final Instant AT = Instant.parse("2026-01-01T10:00:00Z");

    /** How the function stands at first. */
    public static final Snapshot BEFORE = new Snapshot(Optional.of(ALIAS), Optional.of("alias-1"), "1", OLD, OLD);

    public static final Hold HOLD = new Hold("dev", "2026-01-01T10:00:00Z#run#0", 7);
    private static final String RECORD = "deployment#dev#2026-01-01T10:00:00Z#run#0|function#" + FUNCTION;

    /** Everything that a log can say against a change counts. */
    public static final LogRules STRICT = new LogRules(true, true);

    public final Calls calls = new Calls();
    public final FakeLambda aws = new FakeLambda(calls);
    public final FakeDynamoDb table = new FakeDynamoDb(calls);
    public final FakeEcr registry = new FakeEcr(calls);
    public final FakeStepFunctions workflows = new FakeStepFunctions(calls);
    public final FakeLogs logGroups = new FakeLogs(calls);
    public final FakeCloudWatch monitoring = new FakeCloudWatch(calls);
    public final FakeHttp web = new FakeHttp(calls);
    public final FakeFunction function = aws.add(FUNCTION, OLD);

    public World() {
        function.versions.put(1, OLD);
        function.aliases.put(ALIAS, new FakeFunction.Pointer("1", Map.of(), 1));
        logGroups.groups.put("/aws/lambda/" + FUNCTION, Optional.of(30));
        lock("held", 7, "this execution");
    }

    private static ImageUri image(String digit) {
        return ImageUri.parse(
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/dr-daily-report@sha256:" + digit.repeat(64));
    }

    public void lock(String status, long fence, String holder) {
        Map<String, AttributeValue> lock = table.item("environment#dev|lock");
        lock.put("status", AttributeValue.fromS(status));
        lock.put("fence", AttributeValue.fromN(Long.toString(fence)));
        lock.put("holder", AttributeValue.fromS(holder));
    }

    /** Another execution takes the lock. */
    public void takeOver() {
        lock("held", 8, "the other execution");
    }

    public Ledger ledger() {
        return new Ledger(dynamoDb(), TABLE);
    }

    public Register register() {
        return new Register(dynamoDb(), TABLE);
    }

    /** The ledger's record of the function, its texts by name. */
    public Optional<String> recorded(String attribute) {
        return table.find(RECORD).map(item -> item.get(attribute)).map(AttributeValue::s);
    }

    @Override
    public LambdaClient lambda() {
        return Unmodelled.naming(LambdaClient.class, aws);
    }

    @Override
    public EcrClient ecr() {
        return Unmodelled.naming(EcrClient.class, registry);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return Unmodelled.naming(DynamoDbClient.class, table);
    }

    @Override
    public SfnClient stepFunctions() {
        return Unmodelled.naming(SfnClient.class, workflows);
    }

    @Override
    public CloudWatchLogsClient logs() {
        return Unmodelled.naming(CloudWatchLogsClient.class, logGroups);
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return Unmodelled.naming(CloudWatchClient.class, monitoring);
    }

    @Override
    public FakeHttp http() {
        return web;
    }

    @Override
    public String ledgerTable() {
        return TABLE;
    }
}
