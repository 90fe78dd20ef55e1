package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** A function that runs the first of two images in an immutable repository. */
final class LambdaFixture {
    private final Aws aws;
    private final String repository;
    private final String repositoryUri;
    private final String first;
    private final String second;
    private final String name;

    LambdaFixture(Aws aws) {
        this.aws = aws;
        repository = aws.createRepository("IMMUTABLE");
        repositoryUri = repositoryUri(repository);
        first = aws.push(repository, "first", "dev-first");
        second = aws.push(repository, "second", "dev-second");
        name = aws.name();
        aws.createFunction(name, uri(first));
    }

    String repositoryUri(String of) {
        return aws.ecr()
                .describeRepositories(it -> it.repositoryNames(of))
                .repositories()
                .getFirst()
                .repositoryUri();
    }

    String repository() {
        return repository;
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    String name() {
        return name;
    }

    String uri(String digest) {
        return repositoryUri + "@" + digest;
    }

    UpdateFunctionCodeResponse update(String digest) {
        return aws.lambda().updateFunctionCode(it -> it.functionName(name).imageUri(uri(digest)));
    }

    PublishVersionResponse publish() {
        return aws.lambda().publishVersion(it -> it.functionName(name));
    }

    /** Publishes both images, as versions 1 and 2. */
    void publishBoth() {
        publish();
        awaitActive("1");
        update(second);
        awaitSettled();
        publish();
        awaitActive("2");
    }

    GetFunctionResponse get() {
        return aws.lambda().getFunction(it -> it.functionName(name));
    }

    FunctionConfiguration latest() {
        return get().configuration();
    }

    FunctionConfiguration version(String qualifier) {
        return aws.lambda()
                .getFunction(it -> it.functionName(name).qualifier(qualifier))
                .configuration();
    }

    Optional<String> variable(String variable, String qualifier) {
        return Optional.ofNullable(version(qualifier).environment())
                .map(environment -> environment.variables().get(variable));
    }

    void awaitSettled() {
        aws.awaitThat(
                "the update of " + name + " is over",
                () -> latest().lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS);
    }

    void awaitActive(String qualifier) {
        aws.awaitThat(
                "version " + qualifier + " of " + name + " is active",
                () -> version(qualifier).state() == State.ACTIVE);
    }

    InvokeResponse invoke(@Nullable String qualifier, String payload) {
        return aws.lambda()
                .invoke(it -> it.functionName(name).qualifier(qualifier).payload(SdkBytes.fromUtf8String(payload)));
    }

    /** What the code of {@code $LATEST} answers. */
    String answer() {
        return answer(null);
    }

    String answer(@Nullable String qualifier) {
        InvokeResponse response = invoke(qualifier, "{}");
        assertNull(response.functionError(), response.payload().asUtf8String());
        return response.payload().asUtf8String();
    }
}
