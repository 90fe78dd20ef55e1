package slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A small account to test against: one repository, one function with two images to choose from, and updates of six seconds. */
final class ExampleCloud {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final String REPOSITORY = "app";
    static final String FUNCTION = "app-api-dev";
    static final Duration SETTLE = Duration.ofSeconds(6);

    final VirtualTime time = new VirtualTime(START);
    final SimulatedCloud cloud;
    final LambdaClient lambda;
    final String first;
    final String second;

    ExampleCloud() {
        this(7);
    }

    ExampleCloud(long seed) {
        cloud = new SimulatedCloud(time, seed, Settings.DEFAULTS.withImageSettle(LogNormal.always(SETTLE)));
        lambda = cloud.lambda();
        cloud.registry().createRepository(REPOSITORY, RepositorySettings.IMMUTABLE);
        first = push("first");
        second = push("second");
        cloud.functions().createFromImage(FunctionSpec.named(FUNCTION), Registry.imageUri(REPOSITORY, "dev-first"));
    }

    /** An image that answers with its own name. */
    String push(String name) {
        return push(name, request -> Reply.of("\"" + name + "\"").withLog("hello from " + name));
    }

    String push(String name, Behaviour behaviour) {
        return cloud.registry().push(REPOSITORY, Image.of(name, behaviour), "dev-" + name);
    }

    static String uri(String digest) {
        return Registry.imageUri(REPOSITORY, digest);
    }

    void update(String digest) {
        lambda.updateFunctionCode(it -> it.functionName(FUNCTION).imageUri(uri(digest)));
    }

    void settle() {
        time.runFor(SETTLE.plusSeconds(60));
    }

    static String code(AwsServiceException error) {
        return error.awsErrorDetails().errorCode();
    }
}
