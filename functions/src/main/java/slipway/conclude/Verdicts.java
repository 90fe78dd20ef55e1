package slipway.conclude;

/** Words the end of a deployment that did not deploy; pure. */
final class Verdicts {
    private Verdicts() {}

    static String message(Conclude.Input input) {
        String what = input.digest().map(digest -> digest + " in ").orElse("") + input.environment();
        String why = input.reason()
                .map(reason -> " "
                        + sentence(reason.error()
                                + reason.cause().map(cause -> ": " + cause).orElse("")))
                .orElse("");
        return input.outcome() + ": " + what + ". " + consequence(input) + why;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String consequence(Conclude.Input input) {
        return switch (input.outcome()) {
            case REFUSED -> "Nothing was changed; mend the cause and redrive, or push anew.";
            case ROLLED_BACK -> "Every function runs what it ran before; mend the cause and redrive, or push anew.";
            case ROLLBACK_FAILED ->
                "Some functions could not be put back (ledger: deployment#" + input.environment() + "#"
                        + input.deployment() + "); the environment stays locked until a redrive puts them back.";
            case TAKEN_OVER -> "Another execution took the lock and answers for the functions; the ledger names it.";
            case DEPLOYED, ALREADY_DEPLOYED, SUPERSEDED, IN_SYNC, PROMOTED, IGNORED, RESTORED, DRILLED -> "";
        };
    }
}
