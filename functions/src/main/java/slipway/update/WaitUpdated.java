package slipway.update;

import java.util.Optional;
import slipway.error.NotYetUpdated;
import slipway.error.UpdateFailed;
import slipway.error.UpdateOverwritten;
import slipway.image.Digest;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** Asks once whether a function's update is done and its new version is active; the machine does the waiting. Reads only. */
public final class WaitUpdated implements Step<WaitUpdated.Input, WaitUpdated.Output> {
    /**
     * What the machine hands in.
     *
     * @param staged true to wait for the version that the deployment published too
     */
    public record Input(String function, Digest digest, boolean staged, Hold hold) {}

    /**
     * What the machine gets back.
     *
     * @param version the version that is active now; empty when none was published
     */
    public record Output(String function, Optional<String> version) {}

    private final LambdaClient lambda;
    private final Ledger ledger;

    public WaitUpdated(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        requireUpdated(FunctionCode.read(lambda, input.function()), input.digest());
        Optional<String> version =
                input.staged() ? Optional.of(ledger.stagedVersion(input.hold(), input.function())) : Optional.empty();
        version.ifPresent(number -> requireActive(input, number));
        return new Output(input.function(), version);
    }

    private void requireActive(Input input, String version) {
        GetFunctionResponse answer = lambda.getFunction(
                request -> request.functionName(input.function()).qualifier(version));
        String state = answer.configuration().stateAsString();
        String name = input.function() + " version " + version;
        switch (state) {
            case "Active", "Inactive" -> requireUpdated(FunctionCode.of(name, answer), input.digest());
            case "Failed" ->
                throw new UpdateFailed(name + " failed: "
                        + answer.configuration().stateReason() + ". See the function's image and role.");
            default -> throw new NotYetUpdated(name + " is " + state + ".");
        }
    }

    static void requireUpdated(FunctionCode code, Digest digest) {
        code.requireNotInProgress();
        if (code.updateStatus().equals("Failed")) {
            throw new UpdateFailed(code.function() + ": AWS Lambda could not update the code (" + code.reason()
                    + "); the old code still runs. Mend the image, and push a new one.");
        }
        if (!code.image().digest().equals(digest)) {
            throw new UpdateOverwritten(code.function() + " has " + code.image().digest() + " instead of " + digest
                    + ": somebody else updated it meanwhile. Find out who, then deploy again.");
        }
    }
}
