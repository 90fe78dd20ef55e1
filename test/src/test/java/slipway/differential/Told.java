package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * What an interpreter tells of an execution.
 *
 * @param status as DescribeExecution has it, or {@code REFUSED} for a definition that is not accepted
 * @param output missing when there is none
 * @param error empty when there is none, as is the cause
 */
record Told(String status, JsonNode output, String error, String cause, History history) {
    static Told refused(String why) {
        return new Told("REFUSED", MissingNode.getInstance(), "", why, new History(List.of()));
    }

    boolean succeeded() {
        return status.equals("SUCCEEDED");
    }

    /** Whether both tell the same. The service's own errors are explained in words that each chooses for itself. */
    boolean sameAs(Told other) {
        return status.equals(other.status)
                && sameValue(other)
                && error.equals(other.error)
                && (error.startsWith("States.") || status.equals("REFUSED") || cause.equals(other.cause))
                && history.sameAs(other.history);
    }

    /** Numbers are compared as JSON has them: a whole one is the same in every width. */
    private boolean sameValue(Told other) {
        return output.toString().equals(other.output.toString()) || output.equals(other.output);
    }

    Told withHistory(History changed) {
        return new Told(status, output, error, cause, changed);
    }
}
