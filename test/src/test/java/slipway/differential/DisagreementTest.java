package slipway.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.contract.DocumentedRows;

class DisagreementTest {
    private static final Pair PAIR = Pairs.ofCorpus().getFirst();

    @Test
    void each_kind_is_a_row_of_the_documentation_and_each_row_a_kind() {
        assertEquals(
                Arrays.stream(Disagreement.values()).map(DocumentedRows::words).toList(),
                DocumentedRows.below("| LocalStack's interpreter |"));
    }

    @Test
    void each_kind_is_known_of_pairs_that_there_are() {
        Findings known = Findings.known();
        assertEquals(Set.of(Disagreement.values()), known.byKind().keySet());
        Set<String> names = Stream.concat(Pairs.ofCorpus().stream(), Pairs.generated().stream())
                .map(Pair::name)
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                known.byPair().keySet().stream()
                        .filter(pair -> !names.contains(pair))
                        .toList());
    }

    @Test
    void what_both_tell_alike_is_no_disagreement() {
        assertEquals(Optional.of(Set.of()), between(told("1<0 A", "2<1 B"), told("1<0 A", "2<1 B")));
    }

    @Test
    void an_event_that_follows_another_one_is_a_new_disagreement() {
        assertEquals(Optional.empty(), between(told("1<0 A", "2<1 B"), told("1<0 A", "2<0 B")));
    }

    @Test
    void another_output_is_a_new_disagreement() {
        Told here = BySlipway.run(PAIR).told();
        assertEquals(
                Optional.empty(), between(here, new Told("SUCCEEDED", here.output(), "", "", new History(List.of()))));
    }

    @Test
    void a_history_that_differs_twice_differs_by_two_kinds() {
        assertEquals(
                Optional.of(Set.of(Disagreement.FAILURES_ARE_TOLD_TWICE, Disagreement.FAILURES_FOLLOW_THE_ENTRY)),
                between(
                        told("1<0 PassStateEntered P", "2<0 EvaluationFailed", "3<2 ExecutionFailed"),
                        told(
                                "1<0 PassStateEntered P",
                                "2<1 EvaluationFailed",
                                "3<2 EvaluationFailed",
                                "4<3 ExecutionFailed")));
    }

    @Test
    void branches_may_interleave_in_any_order() {
        Told one =
                told("1<0 ParallelStateStarted", "2<1 PassStateEntered A", "3<1 PassStateEntered B", "4<2 X", "5<3 Y");
        Told other =
                told("1<0 ParallelStateStarted", "2<1 PassStateEntered B", "3<2 Y", "4<1 PassStateEntered A", "5<4 X");
        assertTrue(one.history().isForked());
        assertTrue(one.sameAs(other));
        assertFalse(one.sameAs(told(
                "1<0 ParallelStateStarted", "2<1 PassStateEntered B", "3<2 X", "4<1 PassStateEntered A", "5<4 Y")));
    }

    private static Optional<Set<Disagreement>> between(Told here, Told there) {
        return Disagreement.between(PAIR, here, there);
    }

    private static Told told(String... events) {
        return Told.refused("")
                .withHistory(new History(Arrays.stream(events)
                        .map(event -> event.split("[< ]", 3))
                        .map(event -> new History.Event(Long.parseLong(event[0]), Long.parseLong(event[1]), event[2]))
                        .toList()));
    }
}
