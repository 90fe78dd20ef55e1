package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import slipway.fault.ApiCall;

/** What the account may not do: everything is permitted that is not on this list. */
public final class Permissions {
    private record Denial(String action, String resource) {}

    private final List<Denial> denials = new ArrayList<>();

    Permissions() {}

    /**
     * Takes a permission away.
     *
     * @param action {@code lambda:UpdateFunctionCode}
     * @param resource the short name of a function, repository, table …; {@code *} for all
     */
    public void deny(String action, String resource) {
        denials.add(new Denial(action, resource));
    }

    /** Gives back what the same words took away. */
    public void allow(String action, String resource) {
        denials.remove(new Denial(action, resource));
    }

    boolean permits(ApiCall call) {
        return denials.stream()
                .noneMatch(denial -> denial.action.equals(call.action())
                        && (denial.resource.equals("*") || denial.resource.equals(call.resource())));
    }
}
