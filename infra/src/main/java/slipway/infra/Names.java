package slipway.infra;

import software.amazon.awscdk.Stack;

/** The names of Slipway's own resources on AWS; fixed, so that the stacks need no exports and an operator can guess them. */
final class Names {
    private Names() {}

    static String ledgerStack(String application) {
        return "slipway-" + application + "-ledger";
    }

    static String ledgerTable(String application) {
        return ledgerStack(application);
    }

    /** The bucket's name holds account and region, because bucket names are shared by everybody. */
    static String reportBucket(String application, Stack stack) {
        return "slipway-" + application + "-" + stack.getAccount() + "-" + stack.getRegion();
    }

    /** The environment's stack, its state machine, and the beginning of every other name in it. */
    static String environment(Scope scope) {
        return "slipway-" + scope.application() + "-" + scope.environment();
    }

    static String task(Scope scope, String kebab) {
        return environment(scope) + "-" + kebab;
    }
}
