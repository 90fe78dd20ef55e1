package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.contract.aws.AwsErrors.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What Slipway relies on of CloudWatch Logs: groups with their retention, and lines that are looked for. */
abstract class LogsContract {
    private final Aws aws;

    LogsContract(Aws aws) {
        this.aws = aws;
    }

    /** Every line of a group that can be found by now. */
    private List<String> lines(String group) {
        return aws.logs().filterLogEvents(it -> it.logGroupName(group)).events().stream()
                .map(event -> event.message().stripTrailing())
                .toList();
    }

    private int found(String group, String pattern) {
        return aws.logs()
                .filterLogEvents(it -> it.logGroupName(group).filterPattern(pattern))
                .events()
                .size();
    }

    private List<FilteredLogEvent> between(String group, Instant from, Instant to) {
        return aws.logs()
                .filterLogEvents(it ->
                        it.logGroupName(group).startTime(from.toEpochMilli()).endTime(to.toEpochMilli()))
                .events();
    }

    private long count(String group, String beginning) {
        return hasGroup(group)
                ? lines(group).stream()
                        .filter(line -> line.startsWith(beginning))
                        .count()
                : 0;
    }

    private boolean hasGroup(String name) {
        return aws.logs().describeLogGroups(it -> it.logGroupNamePrefix(name)).hasLogGroups();
    }

    /** Answers the group of a function that was invoked once with success and once without, when all of it can be found. */
    private String written() {
        LambdaFixture functions = new LambdaFixture(aws);
        String group = "/aws/lambda/" + functions.name();
        functions.invoke(null, "{}");
        functions.invoke(null, Probe.FAIL);
        aws.awaitThat("both reports are found", () -> count(group, "REPORT RequestId: ") == 2);
        return group;
    }

    @Test
    void a_group_is_found_by_its_name_with_its_retention() {
        String name = "/aws/lambda/" + aws.name();
        aws.createLogGroup(name, 30);
        aws.createLogGroup(name + "-other", 7);
        List<LogGroup> found =
                aws.logs().describeLogGroups(it -> it.logGroupNamePrefix(name)).logGroups();
        assertEquals(
                List.of(name, name + "-other"),
                found.stream().map(LogGroup::logGroupName).toList());
        assertEquals(30, found.getFirst().retentionInDays());
    }

    @Test
    void a_group_that_is_not_there_is_not_among_the_answers() {
        assertEquals(
                List.of(),
                aws.logs()
                        .describeLogGroups(it -> it.logGroupNamePrefix("/aws/lambda/" + aws.name()))
                        .logGroups());
    }

    @Test
    void a_function_writes_to_a_group_of_its_name_that_keeps_for_ever() {
        LogGroup found = aws.logs()
                .describeLogGroups(it -> it.logGroupNamePrefix(written()))
                .logGroups()
                .getFirst();
        assertNull(found.retentionInDays());
    }

    @Test
    void the_platforms_lines_stand_around_the_applications() {
        String group = written();
        List<String> lines = lines(group);
        int application = lines.indexOf(Probe.line("first"));
        assertTrue(lines.subList(0, application).stream().anyMatch(line -> line.startsWith("START RequestId: ")));
        assertTrue(
                lines.subList(application, lines.size()).stream().anyMatch(line -> line.startsWith("END RequestId: ")));
        for (String line : List.of("START RequestId: ", Probe.line("first"), "END RequestId: ", "REPORT RequestId: ")) {
            assertEquals(2, count(group, line), lines::toString);
        }
    }

    @Test
    void a_phrase_is_found_as_it_stands() throws Throwable {
        String group = written();
        assertTrue(found(group, "\"probe of first\"") >= 2);
        aws.holds(Difference.FILTER_PATTERNS_ARE_IGNORED, () -> assertEquals(0, found(group, "\"first of probe\"")));
    }

    @Test
    void of_terms_with_a_question_mark_one_is_enough() throws Throwable {
        String group = written();
        aws.holds(
                Difference.FILTER_PATTERNS_ARE_IGNORED,
                () -> assertEquals(4, found(group, "?probe ?\"END RequestId:\"")));
        aws.holds(
                Difference.FILTER_PATTERNS_ARE_IGNORED,
                () -> assertEquals(0, found(group, "?nothing ?\"of the kind\"")));
    }

    @Test
    void terms_must_all_occur_in_any_order() throws Throwable {
        String group = written();
        aws.holds(Difference.FILTER_PATTERNS_ARE_IGNORED, () -> assertEquals(2, found(group, "first probe")));
        aws.holds(Difference.FILTER_PATTERNS_ARE_IGNORED, () -> assertEquals(0, found(group, "first nothing")));
    }

    @Test
    void only_lines_of_the_span_are_found() {
        Instant before = aws.now().minus(Duration.ofSeconds(1));
        String group = written();
        Instant after = aws.now().plus(Duration.ofSeconds(1));
        assertEquals(lines(group).size(), between(group, before, after).size());
        assertEquals(List.of(), between(group, before.minus(Duration.ofHours(1)), before));
        FilteredLogEvent line = between(group, before, after).getFirst();
        assertTrue(line.timestamp() >= before.toEpochMilli(), line::toString);
        assertTrue(line.timestamp() <= after.toEpochMilli(), line::toString);
    }

    @Test
    void lines_of_a_group_that_is_not_there_are_an_error() {
        String missing = "/aws/lambda/" + aws.name();
        assertRefused(
                ResourceNotFoundException.class, 400, () -> aws.logs().filterLogEvents(it -> it.logGroupName(missing)));
    }
}
