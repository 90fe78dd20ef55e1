package slipway.report;

import slipway.rehearse.RehearsalResult;

/** What the report's first line says of the outcome. */
final class Headline {
    private Headline() {}

    static String of(RehearsalResult result) {
        String what = result.application() + " in " + result.environment();
        return switch (result.outcome()) {
            case DEPLOYED -> what + " runs the new image in " + every(result) + ".";
            case ALREADY_DEPLOYED -> what + " runs this image already; nothing was changed.";
            case IGNORED -> "this is not for " + what + "; nothing was changed.";
            case RESTORED -> what + " was put back as asked; " + back(result) + ".";
            case REFUSED -> what + " was not touched; nothing was changed.";
            case ROLLED_BACK -> "the new image did not pass in " + what + "; " + back(result) + ".";
            case ROLLBACK_FAILED ->
                what + " could not be put back altogether; " + back(result)
                        + ". It stays locked until a redrive puts back the rest.";
            case TAKEN_OVER -> "another execution took over " + what + " and answers for its functions.";
        };
    }

    private static String every(RehearsalResult result) {
        int all = result.functions().size();
        return all == 1 ? "its function" : "all " + all + " functions";
    }

    /** Counted from what the simulated Lambda answered at the end, and not from what the deployment believes. */
    private static String back(RehearsalResult result) {
        int all = result.functions().size();
        long same = result.functions().stream()
                .filter(function -> function.after().equals(function.before()))
                .count();
        if (same < all) {
            return same + " of " + all + " functions run what they ran before";
        }
        return all == 1 ? "its function runs what it ran before" : "all " + all + " functions run what they ran before";
    }
}
