package slipway.local;

import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The states that an execution enters, as it goes on. */
public final class EnteredStates {
    /** The most that AWS gives at once, for an execution that ran long before it was looked at. */
    private static final int MOST = 1_000;

    /** Enough for what happens from one look to the next. */
    private static final int SOME = 100;

    private final SfnClient stepFunctions;
    private final String execution;
    private long seen;

    public EnteredStates(SfnClient stepFunctions, String execution) {
        this.stepFunctions = stepFunctions;
        this.execution = execution;
    }

    /** The names of those that it has entered since this was asked last, in their order. */
    public List<String> more() {
        List<HistoryEvent> events = stepFunctions
                .getExecutionHistoryPaginator(request -> request.executionArn(execution)
                        .maxResults(seen == 0 ? MOST : SOME)
                        .reverseOrder(true)
                        .includeExecutionData(false))
                .events()
                .stream()
                .takeWhile(event -> event.id() > seen)
                .toList();
        if (!events.isEmpty()) {
            seen = events.getFirst().id();
        }
        return events.reversed().stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }
}
