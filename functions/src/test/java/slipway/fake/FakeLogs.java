package slipway.fake;

import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** CloudWatch Logs: log groups by name, with their retention. */
public final class FakeLogs implements CloudWatchLogsClient {
    /** Retention in days by name; empty for ever. */
    public final TreeMap<String, Optional<Integer>> groups = new TreeMap<>();

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
    public String serviceName() {
        return "logs";
    }

    @Override
    public void close() {}
}
