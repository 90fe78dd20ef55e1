package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static slipway.cloud.ExampleCloud.FUNCTION;
import static slipway.cloud.ExampleCloud.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

class FunctionVersionsTest {
    private final ExampleCloud example = new ExampleCloud();

    @Test
    void publishing_with_nothing_changed_returns_the_same_version() {
        assertEquals("1", publish().version());
        example.settle();
        assertEquals("1", publish().version());
        example.cloud.functions().setVariables(FUNCTION, Map.of("A", "b"));
        assertEquals("2", publish().version());
    }

    @Test
    void a_published_version_is_pending_then_active_and_refuses_to_run_before() {
        assertEquals(State.PENDING, publish().state());
        var refused = assertThrows(
                ResourceConflictException.class,
                () -> example.lambda.invoke(it -> it.functionName(FUNCTION).qualifier("1")));
        assertEquals(
                "The operation cannot be performed at this time. The function is currently in the following state: Pending",
                refused.awsErrorDetails().errorMessage());
        example.settle();
        assertEquals(State.ACTIVE, version("1").state());
        assertEquals(
                "1",
                example.lambda
                        .invoke(it -> it.functionName(FUNCTION).qualifier("1"))
                        .executedVersion());
    }

    @Test
    void publishing_changes_the_revision_of_latest() {
        String before = version("$LATEST").revisionId();
        publish();
        assertNotEquals(before, version("$LATEST").revisionId());
    }

    @Test
    void another_code_than_expected_is_not_published() {
        assertThrows(
                InvalidParameterValueException.class,
                () -> example.lambda.publishVersion(
                        it -> it.functionName(FUNCTION).codeSha256(example.second.substring(7))));
        assertEquals(
                "1",
                example.lambda
                        .publishVersion(it -> it.functionName(FUNCTION).codeSha256(example.first.substring(7)))
                        .version());
    }

    @Test
    void an_update_that_publishes_returns_the_new_version_while_it_is_pending() {
        var response = example.lambda.updateFunctionCode(
                it -> it.functionName(FUNCTION).imageUri(uri(example.second)).publish(true));
        assertEquals("1", response.version());
        assertEquals("arn:aws:lambda:us-east-1:123456789012:function:app-api-dev:1", response.functionArn());
        assertEquals(State.PENDING, version("1").state());
        assertEquals("InProgress", version("$LATEST").lastUpdateStatusAsString());
        example.settle();
        assertEquals(State.ACTIVE, version("1").state());
        assertEquals(example.second, example.cloud.functions().liveDigest(FUNCTION, "1"));
    }

    @Test
    void a_version_keeps_its_code_when_latest_moves_on() {
        publish();
        example.settle();
        example.update(example.second);
        example.settle();
        assertEquals(
                "\"first\"",
                example.lambda
                        .invoke(it -> it.functionName(FUNCTION + ":1"))
                        .payload()
                        .asUtf8String());
    }

    @Test
    void an_inactive_version_wakes_by_the_first_invocation_that_fails() {
        publish();
        example.settle();
        example.cloud.functions().deactivate(FUNCTION, "1");
        assertThrows(ResourceConflictException.class, () -> invoke("1"));
        example.settle();
        assertEquals("\"first\"", invoke("1"));
    }

    @Test
    void an_inactive_version_whose_image_is_gone_fails_for_good() {
        publish();
        example.settle();
        example.cloud.functions().deactivate(FUNCTION, "1");
        example.cloud.registry().delete("app", example.first);
        assertThrows(ResourceConflictException.class, () -> invoke("1"));
        example.settle();
        assertThrows(ResourceConflictException.class, () -> invoke("1"));
        assertEquals("ImageDeleted", version("1").stateReasonCodeAsString());
    }

    @Test
    void versions_are_listed_in_pages() {
        for (int i = 1; i <= 5; i++) {
            example.cloud.functions().setVariables(FUNCTION, Map.of("I", Integer.toString(i)));
            example.cloud.functions().publish(FUNCTION);
        }
        List<String> listed =
                example
                        .lambda
                        .listVersionsByFunctionPaginator(
                                it -> it.functionName(FUNCTION).maxItems(2))
                        .versions()
                        .stream()
                        .map(FunctionConfiguration::version)
                        .toList();
        List<String> expected = new ArrayList<>(List.of("$LATEST"));
        IntStream.rangeClosed(1, 5).mapToObj(Integer::toString).forEach(expected::add);
        assertEquals(expected, listed);
    }

    @Test
    void a_version_that_does_not_exist_is_not_found() {
        assertThrows(ResourceNotFoundException.class, () -> version("9"));
    }

    private PublishVersionResponse publish() {
        return example.lambda.publishVersion(it -> it.functionName(FUNCTION));
    }

    private String invoke(String version) {
        return example.lambda
                .invoke(it -> it.functionName(FUNCTION).qualifier(version))
                .payload()
                .asUtf8String();
    }

    private FunctionConfiguration version(String number) {
        return example.lambda
                .getFunction(it -> it.functionName(FUNCTION).qualifier(number))
                .configuration();
    }
}
