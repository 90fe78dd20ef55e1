package slipway.step;

import java.util.Optional;
import java.util.Set;
import slipway.error.AwsRejected;
import slipway.error.Busy;
import slipway.error.DeploymentError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Gives exceptions of the AWS SDK the two names that the machine knows: ask again, or refused. */
public final class AwsErrors {
    /**
     * Codes that mean <em>not now</em>. A conflict or a stale revision is one: the step runs again and reads anew. Sources: the
     * error lists of the Lambda, ECR, DynamoDB and Step Functions API references.
     */
    private static final Set<String> AGAIN = Set.of(
            "TooManyRequestsException",
            "ThrottlingException",
            "Throttling",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ResourceConflictException",
            "PreconditionFailedException",
            "ResourceNotReadyException",
            "TransactionConflictException",
            "EC2ThrottledException",
            "ServiceException",
            "ServerException",
            "InternalServerError");

    private AwsErrors() {}

    public static DeploymentError translate(SdkException e) {
        if (e instanceof AwsServiceException service && !isAgain(service)) {
            return new AwsRejected("AWS refused the call: " + describe(service), e);
        }
        return new Busy("AWS could not answer now: " + e.getMessage(), e);
    }

    private static boolean isAgain(AwsServiceException e) {
        return e.statusCode() >= 500 || e.isThrottlingException() || AGAIN.contains(code(e));
    }

    /** Empty when the answer has none: it then came from something in between, such as a proxy. */
    private static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static String describe(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? e.toString()
                : e.awsErrorDetails().serviceName() + " "
                        + (code(e).isEmpty() ? "answered " + e.statusCode() : code(e)) + ": "
                        + e.awsErrorDetails().errorMessage();
    }
}
