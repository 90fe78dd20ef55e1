package slipway.update;

import java.util.Optional;
import slipway.error.NotYetUpdated;
import slipway.image.Digest;
import slipway.image.ImageUri;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/**
 * A function's code as it stood at one moment, and the one way to change it: under the revision that was read.
 *
 * <p>Reading comes before the check of the lock, changing after it, so that a writer who lost the lock loses the race too.
 *
 * @param image what {@code $LATEST} is made of
 * @param updateStatus {@code Successful}, {@code Failed} or {@code InProgress}
 */
public record FunctionCode(String function, ImageUri image, String updateStatus, String reason, String revisionId) {

    public static FunctionCode read(LambdaClient lambda, String function) {
        return of(function, lambda.getFunction(request -> request.functionName(function)));
    }

    static FunctionCode of(String function, GetFunctionResponse answer) {
        FunctionConfiguration configuration = answer.configuration();
        return new FunctionCode(
                function,
                ImageUri.parse(answer.code().resolvedImageUri()),
                Optional.ofNullable(configuration.lastUpdateStatusAsString()).orElse("Successful"),
                Optional.ofNullable(configuration.lastUpdateStatusReasonCodeAsString())
                                .orElse("no reason code")
                        + ": "
                        + Optional.ofNullable(configuration.lastUpdateStatusReason())
                                .orElse("no reason given"),
                configuration.revisionId());
    }

    public boolean isSettled(Digest digest) {
        return updateStatus.equals("Successful") && image.digest().equals(digest);
    }

    /**
     * Refuses to judge or change a function that is still changing.
     *
     * @throws NotYetUpdated while an update is in progress
     */
    public void requireNotInProgress() {
        if (updateStatus.equals("InProgress")) {
            throw new NotYetUpdated(function + ": an update is in progress (" + reason + ").");
        }
    }

    /** Sends the update; the answer names the new version when one is published. */
    public UpdateFunctionCodeResponse update(LambdaClient lambda, ImageUri to, boolean publish) {
        return lambda.updateFunctionCode(request -> request.functionName(function)
                .imageUri(to.toString())
                .publish(publish)
                .revisionId(revisionId));
    }

    /** Asks AWS whether it would take the update: the permission, the image, the revision. Changes nothing. */
    public void tryUpdate(LambdaClient lambda, ImageUri to) {
        lambda.updateFunctionCode(request -> request.functionName(function)
                .imageUri(to.toString())
                .revisionId(revisionId)
                .dryRun(true));
    }
}
