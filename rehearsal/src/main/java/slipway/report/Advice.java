package slipway.report;

import java.util.List;
import slipway.rehearse.RehearsalResult;

/** What the page tells people to do about an outcome. */
final class Advice {
    private Advice() {}

    static List<String> on(RehearsalResult result) {
        return switch (result.outcome()) {
            case DEPLOYED ->
                List.of("Nothing is left to do. Against the real account, the same image would take the same way.");
            case ALREADY_DEPLOYED, SUPERSEDED, IN_SYNC, PROMOTED, IGNORED, DRILLED -> List.of("Nothing is left to do.");
            case RESTORED -> List.of("Nothing is left to do. A new image can be pushed when it is ready.");
            case REFUSED ->
                List.of(
                        "Users noticed nothing: nothing was changed.",
                        "Mend what the reason names, then push the image again or start the deployment again.");
            case ROLLED_BACK ->
                List.of(
                        "Users are served by the image from before; what failed is marked in the drawing and in the evidence.",
                        "Mend the image and push it under a new tag.");
            case ROLLBACK_FAILED ->
                List.of(
                        "The environment stays locked, so that nothing is deployed on top of it.",
                        "Remove the cause, then redrive the execution: it goes on with the rollback. The table of functions"
                                + " says which of them run which image.");
            case TAKEN_OVER -> List.of("Look at the execution that took the lock: it answers for these functions now.");
        };
    }
}
