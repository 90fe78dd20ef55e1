package slipway.cli;

import slipway.rehearse.Progress;
import slipway.rehearse.RehearsalRequest;
import slipway.rehearse.RehearsalResult;

/** Whatever rehearses. */
@FunctionalInterface
interface Rehearser {
    RehearsalResult run(RehearsalRequest request, Progress progress);
}
