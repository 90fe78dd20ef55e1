package slipway.update;

import slipway.image.ImageUri;
import slipway.ledger.Hold;
import slipway.ledger.Ledger;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Points a function's code at an image digest. Safe to repeat: what is already there is not updated again. */
public final class UpdateFunction implements Step<UpdateFunction.Input, UpdateFunction.Output> {
    /**
     * What the machine hands in.
     *
     * @param publish true to publish a version of the new code, for an alias to point at
     */
    public record Input(String function, ImageUri image, boolean publish, Hold hold) {}

    /**
     * What the machine gets back.
     *
     * @param changed false when the function had the image already
     */
    public record Output(String function, boolean changed) {}

    private final LambdaClient lambda;
    private final Ledger ledger;

    public UpdateFunction(LambdaClient lambda, Ledger ledger) {
        this.lambda = lambda;
        this.ledger = ledger;
    }

    @Override
    public Output run(Input input) {
        FunctionCode code = FunctionCode.read(lambda, input.function());
        code.requireNotInProgress();
        ledger.requireFence(input.hold());
        boolean change = !code.isSettled(input.image().digest());
        String version = change
                ? code.update(lambda, input.image(), input.publish()).version()
                : input.publish() ? publish(code) : "";
        if (input.publish()) {
            ledger.staged(input.hold(), input.function(), version);
        }
        return new Output(input.function(), change);
    }

    /** A repeated step: AWS returns the version that the first one published, as nothing changed since. */
    private String publish(FunctionCode code) {
        return lambda.publishVersion(request -> request.functionName(code.function())
                        .codeSha256(code.image().digest().hex())
                        .revisionId(code.revisionId()))
                .version();
    }
}
