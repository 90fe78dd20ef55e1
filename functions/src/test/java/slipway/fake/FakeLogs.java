package slipway.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** CloudWatch Logs: log groups by name, with their retention. */
public final class FakeLogs implements CloudWatchLogsClient {
    /** Retention in days by name; empty for ever. */
    public final TreeMap<String, Optional<Integer>> groups = new TreeMap<>();

    /** Lines by the name of their stream, all in one group. */
    public final TreeMap<String, List<String>> streams = new TreeMap<>();

    private final Calls calls;

    FakeLogs(Calls calls) {
        this.calls = calls;
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix();
        return calls.make(
                "describeLogGroups " + prefix,
                () -> DescribeLogGroupsResponse.builder()
                        .logGroups(groups.entrySet().stream()
                                .filter(group -> group.getKey().startsWith(prefix))
                                .map(group -> LogGroup.builder()
                                        .logGroupName(group.getKey())
                                        .retentionInDays(group.getValue().orElse(null))
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        String pattern = Optional.ofNullable(request.filterPattern()).orElse("");
        List<FilteredLogEvent> events = new ArrayList<>();
        return calls.make("filterLogEvents " + request.logGroupName(), () -> {
            streams.forEach((stream, lines) -> lines.stream()
                    .filter(line -> pattern.isEmpty()
                            || Pattern.compile("\"([^\"]+)\"")
                                    .matcher(pattern)
                                    .results()
                                    .anyMatch(term -> line.contains(term.group(1))))
                    .forEach(line -> events.add(FilteredLogEvent.builder()
                            .logStreamName(stream)
                            .message(line)
                            .build())));
            return FilterLogEventsResponse.builder().events(events).build();
        });
    }

    @Override
    public String serviceName() {
        return "logs";
    }

    @Override
    public void close() {}
}
