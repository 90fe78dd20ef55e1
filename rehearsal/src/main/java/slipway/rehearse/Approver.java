package slipway.rehearse;

import java.time.Duration;
import java.util.Optional;
import slipway.cloud.SimulatedCloud;
import slipway.ledger.Approvals;

/** Who answers when a simulated deployment asks for an approval. */
public final class Approver {
    /** Says yes after a minute. */
    public static final Approver WILLING = new Approver(Optional.of(Duration.ofMinutes(1)), true);

    /** Says no after a minute. */
    public static final Approver UNWILLING = new Approver(Optional.of(Duration.ofMinutes(1)), false);

    /** Never answers. */
    public static final Approver ABSENT = new Approver(Optional.empty(), true);

    static final String NAME = "the rehearsal's approver";

    private final Optional<Duration> after;
    private final boolean yes;

    private Approver(Optional<Duration> after, boolean yes) {
        this.after = after;
        this.yes = yes;
    }

    /** Says yes after a while. */
    public static Approver approvingAfter(Duration after) {
        return new Approver(Optional.of(after), true);
    }

    /** Says no after a while. */
    public static Approver rejectingAfter(Duration after) {
        return new Approver(Optional.of(after), false);
    }

    /** Finds out by the token what is asked, and answers in time. */
    void asked(SimulatedCloud cloud, Approvals approvals, String token) {
        after.ifPresent(delay -> cloud.time()
                .after(
                        delay,
                        () -> approvals.open().stream()
                                .filter(approval -> approval.token().equals(token))
                                .findFirst()
                                .ifPresent(approval -> approvals.answer(
                                        approval.id(), yes, NAME, cloud.time().instant(), "rehearsed"))));
    }
}
