package slipway.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.verify.LogTail;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Searches what one version of a function logged since a moment. A function that logs elsewhere than to its own group is not searched: Slipway
 * may read no other.
 */
final class FunctionLog {
    /** A search that has not come to an end by then is left: it is one look of several. */
    private static final int MOST_PAGES = 5;

    private static final int PAGE = 1_000;
    private static final String ANY_IMPORT_ERROR = LogTail.IMPORT_ERRORS.stream()
            .map(words -> "?\"" + words.strip() + "\"")
            .collect(Collectors.joining(" "));

    private final CloudWatchLogsClient logs;
    private final String group;
    private final String version;
    private final Instant since;

    /** @param version a number, or {@code $LATEST} */
    FunctionLog(CloudWatchLogsClient logs, String function, String version, Instant since) {
        this.logs = logs;
        this.group = "/aws/lambda/" + function;
        this.version = version;
        this.since = since;
    }

    /** The lines that say that code could not be loaded; empty when nothing was searched, as the function logs to another group. */
    Optional<LogTail> importErrors() {
        return lines(Optional.of(ANY_IMPORT_ERROR)).map(LogTail::new);
    }

    /** Whether invocations ended, and none of them left a line of the application's own. */
    boolean isSilent() {
        String lines = lines(Optional.empty()).orElse("");
        boolean ended = lines.contains("REPORT RequestId: ") || lines.contains("\"platform.report\"");
        return ended && new LogTail(lines).applicationLines() == 0;
    }

    String group() {
        return group;
    }

    private Optional<String> lines(Optional<String> pattern) {
        List<String> lines = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<FilterLogEventsResponse> found = page(pattern, token);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            found.get().events().stream()
                    .filter(event -> event.logStreamName().contains("[" + version + "]"))
                    .map(FilteredLogEvent::message)
                    .forEach(lines::add);
            token = found.get().nextToken();
            if (token == null || !lines.isEmpty()) {
                break;
            }
        }
        return Optional.of(String.join("\n", lines));
    }

    private Optional<FilterLogEventsResponse> page(Optional<String> pattern, @Nullable String token) {
        try {
            return Optional.of(logs.filterLogEvents(request -> {
                request.logGroupName(group)
                        .startTime(since.toEpochMilli())
                        .limit(PAGE)
                        .nextToken(token);
                pattern.ifPresent(request::filterPattern);
            }));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }
}
