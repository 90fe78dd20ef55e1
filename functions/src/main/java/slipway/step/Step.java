package slipway.step;

/**
 * One thing that the deployment machine asks for: gathers facts, judges them, acts.
 *
 * <p>A step is safe to run twice. It never sleeps, never waits for a remote state, and reads neither the environment nor the
 * system's clock: it asks once, and answers or throws a {@link slipway.error.DeploymentError}.
 *
 * @param <I> what the machine hands in, a record
 * @param <O> what it gets back, a record
 */
@FunctionalInterface
public interface Step<I, O> {
    O run(I input);
}
