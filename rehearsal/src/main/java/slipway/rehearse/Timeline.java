package slipway.rehearse;

import java.util.List;
import java.util.Optional;

/**
 * What happened when in a rehearsal, in seconds of virtual time from its start.
 *
 * @param visits of states, in the order in which they were entered
 * @param live the moments at which a function began to serve other code than before
 */
public record Timeline(List<Visit> visits, List<Live> live) {
    public static final Timeline EMPTY = new Timeline(List.of(), List.of());

    /**
     * One visit of a state.
     *
     * @param from the state that led to it; empty for the first of a flow
     * @param function the real name of the function whose iteration of a Map it belongs to, or empty
     * @param error the name of the error that its task ended with, or empty
     * @param cause what was said of that error, or empty
     * @param failed whether something ended it that was not meant to, caught or not
     */
    public record Visit(
            String state,
            Optional<String> from,
            Optional<String> function,
            double start,
            double end,
            Optional<String> error,
            Optional<String> cause,
            boolean failed) {}

    /**
     * A function began to serve other code.
     *
     * @param function its real name
     * @param digest what it serves from then on
     * @param weightPercent what part of its traffic that digest gets
     */
    public record Live(String function, double at, String digest, double weightPercent) {}
}
