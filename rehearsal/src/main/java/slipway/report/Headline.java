package slipway.report;

import slipway.rehearse.RehearsalResult;

/** What the report's first line says of the outcome. */
final class Headline {
    private Headline() {}

    static String of(RehearsalResult result) {
        String what = what(result);
        return switch (result.outcome()) {
            case DEPLOYED -> what + " runs the new image in " + every(result) + ".";
            case ALREADY_DEPLOYED -> what + " runs this image already; nothing was changed.";
            case SUPERSEDED -> "a newer image runs in " + what + ", or is about to; nothing was changed.";
            case IN_SYNC -> what + " runs the newest image that it may; nothing was changed.";
            case PROMOTED -> "the image of " + what + " has the next environment's tag.";
            case IGNORED -> "this is not for " + what + "; nothing was changed.";
            case DRILLED -> what + " could go back to the release before; nothing was changed.";
            case RESTORED -> "as asked, " + back(result) + ".";
            case REFUSED -> what + " was not touched; nothing was changed.";
            case ROLLED_BACK -> back(result) + ".";
            case ROLLBACK_FAILED ->
                back(result)
                        + "; the rollback is not complete. The environment stays locked until a redrive completes it.";
            case TAKEN_OVER -> "another execution took over " + what + " and answers for its functions.";
        };
    }

    private static String every(RehearsalResult result) {
        int all = result.functions().size();
        return all == 1 ? "the one function" : "all " + all + " functions";
    }

    /** Counted from what the simulated Lambda answered at the end, and not from what the deployment believes. */
    private static String back(RehearsalResult result) {
        int all = result.functions().size();
        long same = result.functions().stream()
                .filter(function -> function.after().equals(function.before()))
                .count();
        String which = same < all ? same + " of " + all + " functions" : every(result);
        return which + " of " + what(result) + (all == 1 ? " runs what it ran before" : " run what they ran before");
    }

    private static String what(RehearsalResult result) {
        return result.application() + " in " + result.environment();
    }
}
