package slipway.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slipway.step.Step;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Invokes the precompute: with its test event, which must be answered as the manifest expects, or for the first run.
 *
 * <p>The first run starts real work; a repeated one is the application's to bear, as is any event that AWS delivers twice.
 */
public final class InvokePrecompute implements Step<InvokePrecompute.Input, InvokePrecompute.Output> {
    /**
     * What the machine hands in.
     *
     * @param alias what carries the traffic; absent when the function itself does
     */
    public record Input(String function, Optional<String> alias, JsonNode payload, LogRules logRules, String expect) {}

    /**
     * What the machine gets back.
     *
     * @param version what ran
     */
    public record Output(String function, String version, List<Evidence> evidence) {}

    /** Of the five minutes that the step has. */
    private static final Duration PATIENCE = Duration.ofSeconds(280);

    private final Invoker invoker;

    public InvokePrecompute(LambdaClient lambda) {
        this.invoker = new Invoker(lambda);
    }

    @Override
    public Output run(Input input) {
        Invocation invocation = invoker.send(input.function(), input.alias(), input.payload(), PATIENCE);
        return new Output(
                input.function(),
                invocation.version(),
                InvocationRules.judge(invocation, Probe.Kind.TEST, input.expect(), input.logRules()));
    }
}
