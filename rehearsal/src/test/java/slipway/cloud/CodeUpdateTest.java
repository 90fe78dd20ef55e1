package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.cloud.ExampleCloud.FUNCTION;
import static slipway.cloud.ExampleCloud.uri;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

class CodeUpdateTest {
    private final ExampleCloud example = new ExampleCloud();

    @Test
    void a_tag_is_resolved_once_and_shown_with_its_digest() {
        example.lambda.updateFunctionCode(it -> it.functionName(FUNCTION).imageUri(uri("dev-second")));
        example.settle();
        GetFunctionResponse function = example.lambda.getFunction(it -> it.functionName(FUNCTION));
        assertEquals(uri("dev-second"), function.code().imageUri());
        assertEquals(uri(example.second), function.code().resolvedImageUri());
        assertEquals(example.second, "sha256:" + function.configuration().codeSha256());
    }

    @Test
    void an_update_is_in_progress_until_it_has_settled_and_the_old_code_answers_meanwhile() {
        UpdateFunctionCodeResponse response = example.lambda.updateFunctionCode(
                it -> it.functionName(FUNCTION).imageUri(uri(example.second)));
        assertEquals(LastUpdateStatus.IN_PROGRESS, response.lastUpdateStatus());
        assertEquals("Creating", response.lastUpdateStatusReasonCodeAsString());
        assertEquals(State.ACTIVE, response.state());
        assertEquals("\"first\"", invoke());
        example.settle();
        assertEquals(LastUpdateStatus.SUCCESSFUL, configuration().lastUpdateStatus());
        assertEquals("\"second\"", invoke());
    }

    @Test
    void a_second_update_conflicts_while_one_is_in_progress() {
        example.update(example.second);
        var conflict = assertThrows(ResourceConflictException.class, () -> example.update(example.first));
        assertEquals(409, conflict.statusCode());
        assertEquals(
                "The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:us-east-1:123456789012:function:app-api-dev",
                conflict.awsErrorDetails().errorMessage());
        assertThrows(
                ResourceConflictException.class, () -> example.lambda.publishVersion(it -> it.functionName(FUNCTION)));
    }

    @Test
    void the_revision_that_an_update_returned_is_stale_once_it_is_done() {
        String returned = example.lambda
                .updateFunctionCode(it -> it.functionName(FUNCTION).imageUri(uri(example.second)))
                .revisionId();
        example.settle();
        assertNotEquals(returned, configuration().revisionId());
        var failed = assertThrows(
                PreconditionFailedException.class,
                () -> example.lambda.updateFunctionCode(it ->
                        it.functionName(FUNCTION).imageUri(uri(example.first)).revisionId(returned)));
        assertEquals(412, failed.statusCode());
    }

    @Test
    void a_dry_run_validates_and_changes_nothing() {
        String before = configuration().revisionId();
        var response = example.lambda.updateFunctionCode(
                it -> it.functionName(FUNCTION).imageUri(uri(example.second)).dryRun(true));
        assertEquals(example.second, "sha256:" + response.codeSha256());
        assertEquals(before, configuration().revisionId());
        assertThrows(
                InvalidParameterValueException.class,
                () -> example.lambda.updateFunctionCode(it ->
                        it.functionName(FUNCTION).imageUri(uri("dev-none")).dryRun(true)));
    }

    @Test
    void an_index_is_refused_by_its_media_type() {
        String index = example.cloud
                .registry()
                .push("app", Image.of("index", _ -> Reply.of("{}")).withMediaType(Image.OCI_INDEX), "dev-index");
        var refused = assertThrows(InvalidParameterValueException.class, () -> example.update(index));
        assertTrue(
                refused.awsErrorDetails().errorMessage().startsWith("The image manifest, config or layer media type"));
    }

    @Test
    void an_image_that_does_not_exist_is_refused() {
        String missing = "sha256:" + "0".repeat(64);
        assertThrows(InvalidParameterValueException.class, () -> example.update(missing));
        assertThrows(
                ResourceNotFoundException.class,
                () -> example.lambda.updateFunctionCode(
                        it -> it.functionName("nobody").imageUri(uri(example.second))));
    }

    @Test
    void an_image_for_another_architecture_is_taken_and_cannot_start() {
        String arm = example.cloud
                .registry()
                .push("app", Image.of("arm", _ -> Reply.of("{}")).withArchitecture("arm64"), "dev-arm");
        example.update(arm);
        example.settle();
        var response = example.lambda.invoke(it -> it.functionName(FUNCTION));
        assertEquals("Unhandled", response.functionError());
        assertTrue(response.payload().asUtf8String().contains("Runtime.InvalidEntrypoint"));
    }

    @Test
    void an_update_that_fails_leaves_the_old_code_live_and_says_why() {
        String bad = example.push("bad", new Behaviour() {
            @Override
            public Reply invoke(Request request) {
                return Reply.of("\"bad\"");
            }

            @Override
            public Optional<String> updateFailure(String functionName) {
                return Optional.of("FunctionError.InitTimeout");
            }
        });
        example.update(bad);
        example.settle();
        assertEquals(LastUpdateStatus.FAILED, configuration().lastUpdateStatus());
        assertEquals("FunctionError.InitTimeout", configuration().lastUpdateStatusReasonCodeAsString());
        assertEquals("\"first\"", invoke());
        assertEquals(example.first, example.cloud.functions().liveDigest(FUNCTION, "$LATEST"));
        example.update(example.second);
        example.settle();
        assertEquals("\"second\"", invoke());
    }

    @Test
    void an_image_deleted_meanwhile_fails_the_update() {
        example.update(example.second);
        example.cloud.registry().delete("app", example.second);
        example.settle();
        assertEquals("ImageDeleted", configuration().lastUpdateStatusReasonCodeAsString());
    }

    @Test
    void the_moment_at_which_new_code_went_live_is_told() {
        example.update(example.second);
        example.settle();
        List<LiveChange> changes = example.cloud.functions().liveChanges();
        assertEquals(1, changes.size());
        assertEquals(
                ExampleCloud.START.plus(ExampleCloud.SETTLE), changes.getFirst().at());
        assertEquals(example.second, changes.getFirst().digestAfter());
        assertEquals(Optional.empty(), changes.getFirst().alias());
    }

    private String invoke() {
        return example.lambda.invoke(it -> it.functionName(FUNCTION)).payload().asUtf8String();
    }

    private FunctionConfiguration configuration() {
        return example.lambda.getFunction(it -> it.functionName(FUNCTION)).configuration();
    }
}
