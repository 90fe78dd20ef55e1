package slipway.promotion;

import java.util.List;
import java.util.Set;
import slipway.image.Digest;
import slipway.ledger.Register;
import slipway.step.Step;

/** Tells, after some of the apps were deployed, whether every function of the environment runs the digest by now, and was verified with it. Reads only. */
public final class CountVerified implements Step<CountVerified.Input, CountVerified.Output> {
    /**
     * What the machine hands in.
     *
     * @param size how many functions the environment has
     * @param functions their real names; empty in a large fleet, of which only the number is known
     */
    public record Input(String environment, Digest digest, int size, List<String> functions) {}

    /** What the machine gets back. */
    public record Output(boolean complete, int verified) {}

    private final Register register;

    public CountVerified(Register register) {
        this.register = register;
    }

    @Override
    public Output run(Input input) {
        Set<String> verified = register.verifiedWith(input.environment(), input.digest());
        boolean complete =
                input.functions().isEmpty() ? verified.size() >= input.size() : verified.containsAll(input.functions());
        return new Output(complete, verified.size());
    }
}
