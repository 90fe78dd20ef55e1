package slipway.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static slipway.fake.Messages.assertSays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.AwsRejected;
import slipway.error.Busy;
import slipway.error.DeploymentError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsErrorsTest {
    private static AwsServiceException error(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Lambda")
                        .errorCode(code)
                        .errorMessage("the message")
                        .build())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException",
        "400, ThrottlingException",
        "400, Throttling",
        "400, ProvisionedThroughputExceededException",
        "400, RequestLimitExceeded",
        "409, ResourceConflictException",
        "412, PreconditionFailedException",
        "502, ResourceNotReadyException",
        "400, TransactionConflictException",
        "502, EC2ThrottledException",
        "500, ServiceException",
        "500, ServerException",
        "500, InternalServerError",
        "503, SomethingNewer",
        "429, SomethingNewer",
        "429,",
        "500,"
    })
    void not_now_is_asked_again(int status, String code) {
        AwsServiceException e = error(status, code);
        DeploymentError translated = AwsErrors.translate(e);
        assertEquals(Busy.class, translated.getClass());
        assertSame(e, translated.getCause());
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDeniedException",
        "404, ResourceNotFoundException",
        "400, InvalidParameterValueException",
        "400, ValidationException",
        "400, CodeStorageExceededException",
        "403, ExpiredTokenException",
        // An answer that is not AWS's own, such as a proxy's, has no code.
        "403,",
        "404,"
    })
    void a_refusal_is_told_by_service_code_and_message(int status, String code) {
        AwsServiceException e = error(status, code);
        DeploymentError translated = AwsErrors.translate(e);
        assertEquals(AwsRejected.class, translated.getClass());
        assertSame(e, translated.getCause());
        assertSays(translated, "Lambda " + (code == null ? "answered " + status : code) + ": the message");
    }

    @Test
    void an_error_without_any_details_is_a_refusal_all_the_same() {
        AwsServiceException bare =
                AwsServiceException.builder().statusCode(400).message("bare").build();
        assertEquals(AwsRejected.class, AwsErrors.translate(bare).getClass());
        assertSays(AwsErrors.translate(bare), "bare");
    }

    @Test
    void no_answer_at_all_is_asked_again() {
        SdkException timeout = SdkClientException.create("Read timed out");
        assertEquals(Busy.class, AwsErrors.translate(timeout).getClass());
        assertSays(AwsErrors.translate(timeout), "Read timed out");
    }
}
