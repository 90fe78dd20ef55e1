package slipway.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** A step behind the JSON streams that a Lambda has: the same adapter serves AWS and the rehearsal. */
public final class StepStream<I, O> {
    private final Class<I> inputType;
    private final Step<I, O> step;

    public StepStream(Class<I> inputType, Step<I, O> step) {
        this.inputType = inputType;
        this.step = step;
    }

    /**
     * Runs the step on one JSON document.
     *
     * @throws slipway.error.DeploymentError by the step, or in place of an exception of the AWS SDK
     * @throws IOException when the input is not what the step takes: a disagreement between definition and code
     */
    public void handle(InputStream in, OutputStream out) throws IOException {
        I input = Json.MAPPER.readValue(in, inputType);
        Json.MAPPER.writeValue(out, run(input));
    }

    private O run(I input) {
        try {
            return step.run(input);
        } catch (SdkException e) {
            throw AwsErrors.translate(e);
        }
    }
}
