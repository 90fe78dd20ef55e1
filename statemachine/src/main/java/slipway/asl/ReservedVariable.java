package slipway.asl;

import java.util.List;
import slipway.asl.ExpressionWalk.Place;
import slipway.asl.ExpressionWalk.Sight;
import slipway.asl.InvalidDefinition.Problem;

/**
 * Refuses the members of {@code $states} that are not there where an expression stands, as the service does when a machine is created.
 *
 * <p>See <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data with JSONata</a>.
 */
final class ReservedVariable implements ExpressionWalk.Visitor {
    private final List<Problem> problems;

    ReservedVariable(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Fields machine) {
        new ExpressionWalk(this).through(machine);
    }

    @Override
    public void expression(String text, Place place) {
        for (String member : ExpressionNames.in(text).members()) {
            String first = member.split("\\.", -1)[0];
            if (first.equals("result") && place.sight() != Sight.RESULT) {
                problems.add(
                        new Problem(
                                place.pointer(),
                                "there is no $states.result here: only Output and Assign of a Task, Parallel or Map state have it"));
            }
            if (first.equals("errorOutput") && place.sight() != Sight.ERROR_OUTPUT) {
                problems.add(new Problem(
                        place.pointer(),
                        "there is no $states.errorOutput here: only Output and Assign of a catcher have it"));
            }
        }
    }
}
