package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;
import static slipway.contract.aws.AwsErrors.assertSays;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** What Slipway relies on of Lambda: updates of code and the versions published of it. */
abstract class LambdaContract {
    private final Aws aws;
    private LambdaFixture functions;

    LambdaContract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        functions = new LambdaFixture(aws);
    }

    @Test
    void a_tag_is_resolved_once_when_the_code_is_set() {
        String repository = aws.createRepository("MUTABLE");
        String digest = aws.push(repository, "tagged", "dev-1");
        String name = aws.name();
        String uri = functions.repositoryUri(repository) + ":dev-1";
        aws.createFunction(name, uri);
        aws.push(repository, "moved", "dev-1");
        GetFunctionResponse found = aws.lambda().getFunction(it -> it.functionName(name));
        assertEquals(uri, found.code().imageUri());
        assertEquals(
                functions.repositoryUri(repository) + "@" + digest, found.code().resolvedImageUri());
        assertEquals(digest, "sha256:" + found.configuration().codeSha256());
        assertEquals(PackageType.IMAGE, found.configuration().packageType());
    }

    @Test
    void an_update_is_in_progress_before_it_is_successful() {
        UpdateFunctionCodeResponse answer = functions.update(functions.second());
        assertEquals(LastUpdateStatus.IN_PROGRESS, answer.lastUpdateStatus());
        assertEquals(State.ACTIVE, answer.state());
        assertEquals(functions.second(), "sha256:" + answer.codeSha256());
        assertEquals(LastUpdateStatus.IN_PROGRESS, functions.latest().lastUpdateStatus());
        functions.awaitSettled();
        assertEquals(LastUpdateStatus.SUCCESSFUL, functions.latest().lastUpdateStatus());
        assertEquals(functions.uri(functions.second()), functions.get().code().resolvedImageUri());
        assertEquals(Probe.answer("second"), functions.answer());
    }

    @Test
    void the_old_code_answers_while_an_update_is_in_progress() {
        assertEquals(Probe.answer("first"), functions.answer());
        functions.update(functions.second());
        assertEquals(Probe.answer("first"), functions.answer());
        functions.awaitSettled();
    }

    @Test
    void a_second_update_conflicts_while_one_is_in_progress() {
        functions.update(functions.second());
        ResourceConflictException refused =
                assertRefused(ResourceConflictException.class, 409, () -> functions.update(functions.first()));
        assertSays("An update is in progress for resource: ", refused);
        functions.awaitSettled();
    }

    @Test
    void an_update_that_is_refused_changes_nothing() throws Throwable {
        functions.update(functions.second());
        assertRefused(ResourceConflictException.class, 409, () -> functions.update(functions.first()));
        functions.awaitSettled();
        aws.holds(
                Difference.REFUSED_UPDATE_IS_SHOWN,
                () -> assertEquals(
                        functions.second(), "sha256:" + functions.latest().codeSha256()));
        assertEquals(Probe.answer("second"), functions.answer());
    }

    @Test
    void publishing_conflicts_while_an_update_is_in_progress() throws Throwable {
        functions.update(functions.second());
        aws.holds(
                Difference.PUBLISHING_DURING_AN_UPDATE,
                () -> assertRefused(ResourceConflictException.class, 409, () -> functions.publish()));
        functions.awaitSettled();
    }

    @Test
    void an_update_with_the_revision_of_another_state_is_refused() {
        String before = functions.latest().revisionId();
        functions.update(functions.second());
        functions.awaitSettled();
        assertRefused(
                PreconditionFailedException.class,
                412,
                () -> aws.lambda()
                        .updateFunctionCode(it -> it.functionName(functions.name())
                                .imageUri(functions.uri(functions.first()))
                                .revisionId(before)));
        assertEquals(functions.second(), "sha256:" + functions.latest().codeSha256());
    }

    @Test
    void an_update_with_the_revision_read_last_is_accepted() {
        String read = functions.latest().revisionId();
        aws.lambda()
                .updateFunctionCode(it -> it.functionName(functions.name())
                        .imageUri(functions.uri(functions.second()))
                        .revisionId(read));
        functions.awaitSettled();
        assertEquals(functions.second(), "sha256:" + functions.latest().codeSha256());
    }

    @Test
    void the_revision_that_an_update_answers_is_stale_once_it_is_done() {
        String answered = functions.update(functions.second()).revisionId();
        functions.awaitSettled();
        assertNotEquals(answered, functions.latest().revisionId());
    }

    @Test
    void publishing_makes_another_revision() {
        String before = functions.latest().revisionId();
        functions.publish();
        assertNotEquals(before, functions.latest().revisionId());
    }

    @Test
    void publishing_what_has_not_changed_answers_the_version_that_is_there() {
        PublishVersionResponse first = functions.publish();
        assertEquals("1", first.version());
        functions.awaitActive("1");
        assertEquals("1", functions.publish().version());
    }

    @Test
    void a_version_keeps_its_configuration_when_the_function_gets_another() {
        functions.publish();
        functions.awaitActive("1");
        aws.lambda()
                .updateFunctionConfiguration(it -> it.functionName(functions.name())
                        .revisionId(functions.latest().revisionId())
                        .environment(environment -> environment.variables(Map.of("STAGE", "new"))));
        functions.awaitSettled();
        assertEquals(functions.first(), "sha256:" + functions.latest().codeSha256());
        assertEquals(Optional.of("new"), functions.variable("STAGE", "$LATEST"));
        assertEquals(Optional.empty(), functions.variable("STAGE", "1"));
    }

    @Test
    void a_version_keeps_its_code_when_the_function_gets_another() {
        functions.publish();
        functions.awaitActive("1");
        functions.update(functions.second());
        functions.awaitSettled();
        GetFunctionResponse version =
                aws.lambda().getFunction(it -> it.functionName(functions.name()).qualifier("1"));
        assertEquals(functions.uri(functions.first()), version.code().resolvedImageUri());
        assertEquals("1", version.configuration().version());
        assertEquals("2", functions.publish().version());
    }

    @Test
    void an_update_may_publish_the_version_that_it_makes() {
        functions.publish();
        functions.awaitActive("1");
        UpdateFunctionCodeResponse answer = aws.lambda()
                .updateFunctionCode(it -> it.functionName(functions.name())
                        .imageUri(functions.uri(functions.second()))
                        .publish(true));
        assertEquals("2", answer.version());
        assertEquals(functions.second(), "sha256:" + answer.codeSha256());
        assertTrue(answer.functionArn().endsWith(":" + functions.name() + ":2"), answer.functionArn());
        functions.awaitActive("2");
        functions.awaitSettled();
        FunctionConfiguration version = functions.version("2");
        assertEquals(functions.second(), "sha256:" + version.codeSha256());
        assertEquals(Probe.answer("second"), functions.answer("2"));
    }

    @Test
    void a_version_that_an_update_publishes_is_pending_while_that_is_in_progress() {
        UpdateFunctionCodeResponse answer = aws.lambda()
                .updateFunctionCode(it -> it.functionName(functions.name())
                        .imageUri(functions.uri(functions.second()))
                        .publish(true));
        assertEquals(LastUpdateStatus.IN_PROGRESS, functions.latest().lastUpdateStatus());
        assertEquals(State.PENDING, functions.version(answer.version()).state());
        functions.awaitSettled();
        functions.awaitActive(answer.version());
    }

    @Test
    void a_version_of_other_code_than_was_expected_is_not_published() {
        String other = functions.second().substring("sha256:".length());
        assertRefused(
                InvalidParameterValueException.class,
                400,
                () -> aws.lambda()
                        .publishVersion(it -> it.functionName(functions.name()).codeSha256(other)));
        String right = functions.first().substring("sha256:".length());
        assertEquals(
                "1",
                aws.lambda()
                        .publishVersion(it -> it.functionName(functions.name()).codeSha256(right))
                        .version());
    }

    @Test
    void publishing_with_a_stale_revision_is_refused() {
        assertRefused(
                PreconditionFailedException.class,
                412,
                () -> aws.lambda()
                        .publishVersion(it -> it.functionName(functions.name()).revisionId("stale")));
    }

    @Test
    void an_image_that_is_not_there_is_refused() {
        InvalidParameterValueException refused = assertRefused(
                InvalidParameterValueException.class, 400, () -> functions.update("sha256:" + "0".repeat(64)));
        assertSays("Source image ", refused);
    }

    @Test
    void a_dry_run_of_an_update_changes_nothing() throws Throwable {
        aws.lambda()
                .updateFunctionCode(it -> it.functionName(functions.name())
                        .imageUri(functions.uri(functions.second()))
                        .dryRun(true));
        aws.holds(
                Difference.DRY_RUN_UPDATES,
                () -> assertEquals(
                        functions.first(), "sha256:" + functions.latest().codeSha256()));
        functions.awaitSettled();
    }

    @Test
    void after_an_update_that_failed_the_old_code_answers() {
        assertEquals(Probe.answer("first"), functions.answer());
        String unfit = aws.pushUnfit(functions.repository(), "unfit", functions.name(), "dev-unfit");
        functions.update(unfit);
        functions.awaitSettled();
        assertEquals(LastUpdateStatus.FAILED, functions.latest().lastUpdateStatus());
        assertEquals("InvalidImage", functions.latest().lastUpdateStatusReasonCodeAsString());
        assertEquals(State.ACTIVE, functions.latest().state());
        assertEquals(Probe.answer("first"), functions.answer());
    }

    @Test
    void after_an_update_that_failed_another_can_follow() {
        String unfit = aws.pushUnfit(functions.repository(), "unfit", functions.name(), "dev-unfit");
        functions.update(unfit);
        functions.awaitSettled();
        functions.update(functions.second());
        functions.awaitSettled();
        assertEquals(LastUpdateStatus.SUCCESSFUL, functions.latest().lastUpdateStatus());
        assertEquals(Probe.answer("second"), functions.answer());
    }

    @Test
    void a_function_or_version_that_is_not_there_is_not_found() {
        String missing = aws.name();
        assertRefused(
                ResourceNotFoundException.class, 404, () -> aws.lambda().getFunction(it -> it.functionName(missing)));
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda()
                        .getFunction(it -> it.functionName(functions.name()).qualifier("7")));
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda()
                        .updateFunctionCode(it -> it.functionName(missing).imageUri(functions.uri(functions.first()))));
        assertRefused(
                ResourceNotFoundException.class,
                404,
                () -> aws.lambda().publishVersion(it -> it.functionName(missing)));
    }
}
