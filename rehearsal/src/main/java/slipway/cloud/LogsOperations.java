package slipway.cloud;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** CloudWatch Logs' API over the {@link LogGroups}. */
final class LogsOperations {
    private static final int GROUPS_PAGE = 50;
    private static final int EVENTS_PAGE = 10_000;

    private final LogGroups groups;
    private final ServiceErrors errors;

    private LogsOperations(LogGroups groups, ServiceErrors errors) {
        this.groups = groups;
        this.errors = errors;
    }

    static Operations register(Operations operations, LogGroups groups) {
        LogsOperations logs = new LogsOperations(groups, operations.errors());
        operations.on(DescribeLogGroupsRequest.class, logs::describeLogGroups);
        operations.on(FilterLogEventsRequest.class, logs::filterLogEvents);
        return operations;
    }

    private DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePattern() != null) {
            throw new UnsupportedOperationException("DescribeLogGroups by pattern is not modelled; give a prefix");
        }
        Page<LogGroups.Group> page = Page.of(
                groups.startingWith(Objects.requireNonNullElse(request.logGroupNamePrefix(), "")),
                request.nextToken(),
                request.limit(),
                GROUPS_PAGE,
                LogGroups.Group::name);
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream()
                        .map(group -> LogGroup.builder()
                                .logGroupName(group.name())
                                .arn(Account.arn("logs", "log-group:" + group.name() + ":*"))
                                .retentionInDays(group.retentionDays().orElse(null))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        LogGroups.Group group = groups.find(request.logGroupName())
                .orElseThrow(
                        () -> errors.of("ResourceNotFoundException", 400, "The specified log group does not exist."));
        Predicate<String> wanted = filter(request.filterPattern());
        List<LogGroups.Entry> found = groups.visible(group).stream()
                .filter(entry -> request.startTime() == null || entry.at().toEpochMilli() >= request.startTime())
                .filter(entry -> request.endTime() == null || entry.at().toEpochMilli() <= request.endTime())
                .filter(entry -> request.logStreamNamePrefix() == null
                        || entry.stream().startsWith(request.logStreamNamePrefix()))
                .filter(entry ->
                        !request.hasLogStreamNames() || request.logStreamNames().contains(entry.stream()))
                .filter(entry -> wanted.test(entry.message()))
                .toList();
        Page<LogGroups.Entry> page =
                Page.of(found, request.nextToken(), request.limit(), EVENTS_PAGE, entry -> Long.toString(entry.id()));
        return FilterLogEventsResponse.builder()
                .events(page.items().stream()
                        .map(entry -> FilteredLogEvent.builder()
                                .eventId(Long.toString(entry.id()))
                                .logStreamName(entry.stream())
                                .timestamp(entry.at().toEpochMilli())
                                .ingestionTime(entry.visibleFrom().toEpochMilli())
                                .message(entry.message())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    /** Terms that must all occur; {@code ?term} for terms of which one must; a quoted phrase is one term. */
    private Predicate<String> filter(@Nullable String pattern) {
        String text = Optional.ofNullable(pattern).orElse("").strip();
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%") || text.contains(" -")) {
            throw new UnsupportedOperationException(
                    "the filter pattern " + text + " is not modelled: only terms, ?terms and phrases are");
        }
        List<String> terms = Pattern.compile("\\??(\"[^\"]*\"|\\S+)")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> anyOf = terms.stream()
                .filter(term -> term.startsWith("?"))
                .map(term -> unquoted(term.substring(1)))
                .toList();
        List<String> allOf = terms.stream()
                .filter(term -> !term.startsWith("?"))
                .map(LogsOperations::unquoted)
                .toList();
        return message -> allOf.stream().allMatch(message::contains)
                && (anyOf.isEmpty() || anyOf.stream().anyMatch(message::contains));
    }

    private static String unquoted(String term) {
        return term.startsWith("\"") ? term.substring(1, term.length() - 1) : term;
    }
}
