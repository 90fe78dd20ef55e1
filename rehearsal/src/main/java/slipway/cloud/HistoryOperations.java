package slipway.cloud;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.asl.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;
import software.amazon.awssdk.services.sfn.model.StateExitedEventDetails;

/** GetExecutionHistory: every event with its type, and of states the name; inputs and outputs are not modelled. */
final class HistoryOperations {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final StateMachines machines;
    private final ServiceErrors errors;

    private HistoryOperations(StateMachines machines, ServiceErrors errors) {
        this.machines = machines;
        this.errors = errors;
    }

    static Operations register(Operations operations, StateMachines machines) {
        HistoryOperations history = new HistoryOperations(machines, operations.errors());
        operations.on(GetExecutionHistoryRequest.class, history::getExecutionHistory);
        return operations;
    }

    private GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        if (!Boolean.FALSE.equals(request.includeExecutionData())) {
            throw new UnsupportedOperationException("GetExecutionHistory is modelled without execution data only");
        }
        List<HistoryEvent> events = machines.find(request.executionArn())
                .orElseThrow(() -> errors.of(
                        "ExecutionDoesNotExist", 400, "Execution Does Not Exist: '" + request.executionArn() + "'"))
                .execution()
                .history();
        int most = Math.min(request.maxResults() == null ? USUAL : request.maxResults(), MOST);
        Page<HistoryEvent> page = Page.of(
                Boolean.TRUE.equals(request.reverseOrder()) ? events.reversed() : events,
                request.nextToken(),
                most,
                MOST,
                event -> String.valueOf(event.id()));
        return GetExecutionHistoryResponse.builder()
                .events(page.items().stream().map(HistoryOperations::event).toList())
                .nextToken(page.next())
                .build();
    }

    private static software.amazon.awssdk.services.sfn.model.HistoryEvent event(HistoryEvent event) {
        var told = software.amazon.awssdk.services.sfn.model.HistoryEvent.builder()
                .id(event.id())
                .previousEventId(event.previousId())
                .timestamp(event.timestamp())
                .type(event.type());
        if (event.type().endsWith("StateEntered")) {
            told.stateEnteredEventDetails(StateEnteredEventDetails.builder()
                    .name(name(event.details()))
                    .build());
        } else if (event.type().endsWith("StateExited")) {
            told.stateExitedEventDetails(StateExitedEventDetails.builder()
                    .name(name(event.details()))
                    .build());
        }
        return told.build();
    }

    private static String name(Map<String, @Nullable Object> details) {
        return String.valueOf(details.get("name"));
    }
}
