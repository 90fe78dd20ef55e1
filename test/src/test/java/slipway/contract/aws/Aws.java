package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** An AWS that a contract is held against: its clients, its time, and the set-up that no contract is about. */
interface Aws {
    /** How often an answer is asked for that is not there yet: with the pause that is an hour of a simulation, two minutes of real time. */
    int MOST_QUESTIONS = 600;

    LambdaClient lambda();

    EcrClient ecr();

    DynamoDbClient dynamoDb();

    SfnClient sfn();

    CloudWatchLogsClient logs();

    CloudWatchClient cloudWatch();

    EventBridgeClient events();

    S3Client s3();

    SnsClient sns();

    String accountId();

    Instant now();

    /** Lets time pass. */
    void pass(Duration duration);

    /** How long to wait before asking again. */
    Duration pause();

    /** Makes a repository that scans each push. Answers its name. */
    String createRepository(String tagMutability);

    /** Makes a repository that scans nothing. Answers its name. */
    String createRepositoryWithoutScans();

    /** Pushes an image whose program is a {@link Probe}. Answers its digest. */
    String push(String repository, String image, String... tags);

    /** Pushes one that Lambda cannot make ready for a function. Answers its digest. */
    String pushUnfit(String repository, String image, String function, String... tags);

    /** Reads what a URL of ECR leads to. */
    String download(String url);

    /** Makes a function with a time-out of three seconds, which is active when this returns. */
    void createFunction(String name, String imageUri);

    /** Makes a table with the keys {@code pk} and {@code sk}. Answers its name. */
    String createTable();

    /** Makes a state machine. Answers its ARN. */
    String createMachine(String definition);

    /** Answers its name. */
    String createBucket();

    /** Answers its ARN. */
    String createTopic();

    /** Makes a rule on the default bus. Answers what it has been told by now, as JSON. */
    Supplier<List<String>> subscribe(String pattern);

    void createLogGroup(String name, int retentionDays);

    /** Puts a value of a metric, now. */
    void measure(String namespace, String metric, Map<String, String> dimensions, double value);

    /** Makes an alarm in a state. */
    void createAlarm(String name, String state);

    /** Holds what is true on AWS. Where a difference is known, it must still be there. */
    default void holds(Difference difference, Executable assertion) throws Throwable {
        assertion.execute();
    }

    /** A name that nothing else in the account has. */
    String name();

    /** Asks until there is an answer. */
    default <T> T await(String what, Supplier<Optional<T>> question) {
        for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            pass(pause());
        }
        throw new AssertionError("waited in vain until " + what);
    }

    /** Waits until a function that was just created can be invoked. */
    default void awaitCreated(String function) {
        FunctionConfiguration created = await(
                function + " is created",
                () -> Optional.of(lambda().getFunction(it -> it.functionName(function))
                                .configuration())
                        .filter(configuration -> configuration.state() != State.PENDING));
        assertEquals(State.ACTIVE, created.state(), created.stateReason());
    }

    /** Asks until it is so. */
    default void awaitThat(String what, BooleanSupplier question) {
        await(what, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
