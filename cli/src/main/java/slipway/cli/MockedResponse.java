package slipway.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of a state are answered, one after the other.
 *
 * @param name as MockedResponses has it
 */
record MockedResponse(String name, List<Answers> answers) {
    /** What a call is answered. */
    sealed interface Answer {}

    record Return(@Nullable Object result) implements Answer {}

    record Throw(String error, String cause) implements Answer {}

    /** The same answer for a range of calls, counted from 0, both ends included. */
    record Answers(int first, int last, Answer answer) {}

    /** What the call is answered; empty when nothing is foreseen for it. */
    Optional<Answer> answer(int call) {
        return answers.stream()
                .filter(each -> each.first() <= call && call <= each.last())
                .map(Answers::answer)
                .findFirst();
    }

    /** The calls that are answered, as text. */
    String calls() {
        return String.join(
                ", ",
                answers.stream()
                        .map(each -> each.first() == each.last()
                                ? String.valueOf(each.first())
                                : each.first() + "-" + each.last())
                        .toList());
    }
}
