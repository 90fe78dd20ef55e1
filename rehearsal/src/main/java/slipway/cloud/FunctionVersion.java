package slipway.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code $LATEST} or a published version: the code it is configured with, the code that runs, and how both stand. */
final class FunctionVersion {
    static final String LATEST = "$LATEST";

    /** A state or update status with the words that explain it; the reason is empty when there is nothing to explain. */
    record Status(String value, String reasonCode, String reason) {
        static final Status ACTIVE = new Status("Active", "", "");
        static final Status SUCCESSFUL = new Status("Successful", "", "");
        static final Status IN_PROGRESS = new Status("InProgress", "Creating", "The function is being created.");
        static final Status PENDING = new Status("Pending", "Creating", "The function is being created.");
        static final Status INACTIVE = new Status("Inactive", "Idle", "The function has been idle.");

        static Status failed(String reasonCode) {
            return new Status("Failed", reasonCode, "The image could not be made ready: " + reasonCode + ".");
        }

        boolean is(String other) {
            return value.equals(other);
        }
    }

    private final String number;
    private final ExecutionEnvironments environments = new ExecutionEnvironments();
    private Code code;
    private Code running;
    private Map<String, String> variables;
    private String description = "";
    private Status state = Status.ACTIVE;
    private Status update = Status.SUCCESSFUL;
    private String revisionId = "";
    private Instant lastModified = Instant.EPOCH;

    FunctionVersion(String number, Code code, Map<String, String> variables) {
        this.number = number;
        this.code = code;
        this.running = code;
        this.variables = Map.copyOf(variables);
    }

    String number() {
        return number;
    }

    boolean isLatest() {
        return number.equals(LATEST);
    }

    /** The code that the API shows. */
    Code code() {
        return code;
    }

    /** The code that answers invocations: while an update is in progress, and after one that failed, the old one. */
    Code running() {
        return running;
    }

    Map<String, String> variables() {
        return variables;
    }

    String description() {
        return description;
    }

    Status state() {
        return state;
    }

    Status update() {
        return update;
    }

    String revisionId() {
        return revisionId;
    }

    Instant lastModified() {
        return lastModified;
    }

    ExecutionEnvironments environments() {
        return environments;
    }

    boolean isBusy() {
        return update.is("InProgress") || state.is("Pending");
    }

    /** Whether publishing this would make a version that is not there yet. */
    boolean sameAs(FunctionVersion published) {
        return code.digest().equals(published.code.digest())
                && code.imageUri().equals(published.code.imageUri())
                && variables.equals(published.variables);
    }

    void begin(Code changed) {
        code = changed;
        update = Status.IN_PROGRESS;
    }

    /** Ends an update; an empty reason code is success. */
    void settle(Optional<String> failure) {
        update = failure.map(Status::failed).orElse(Status.SUCCESSFUL);
        if (failure.isEmpty()) {
            running = code;
            environments.clear();
        }
    }

    void state(Status changed) {
        state = changed;
    }

    void describe(String changed) {
        description = changed;
    }

    void variables(Map<String, String> changed) {
        variables = Map.copyOf(changed);
    }

    void modified(String newRevisionId, Instant at) {
        revisionId = newRevisionId;
        lastModified = at;
    }

    /** A change that is not an update still makes a new revision, and leaves the instant of the last change. */
    void revised(String newRevisionId) {
        revisionId = newRevisionId;
    }
}
