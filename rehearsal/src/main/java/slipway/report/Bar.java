package slipway.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import slipway.rehearse.Timeline.Visit;

/**
 * A stretch of time in a lane.
 *
 * @param kind the class that it is drawn with
 * @param left in percent of the lane, as is the width
 */
record Bar(String kind, String left, String width, String title) {
    /** Gaps that are smaller than this cannot be seen. */
    private static final double SMALLEST_GAP_PERCENT = 0.3;

    /** A stretch in seconds. */
    record Stretch(double start, double end) {
        double length() {
            return end - start;
        }
    }

    static Bar of(String kind, Stretch stretch, Scale scale, String what) {
        return new Bar(
                kind,
                scale.left(stretch.start()),
                scale.left(stretch.length()),
                what + ": " + Figures.seconds(stretch.start()) + " to " + Figures.seconds(stretch.end()));
    }

    /** The time that any of the visits took, with those together that cannot be seen apart. */
    static List<Stretch> union(List<Visit> visits, Scale scale) {
        List<Stretch> union = new ArrayList<>();
        visits.stream()
                .map(visit -> new Stretch(visit.start(), visit.end()))
                .sorted(Comparator.comparingDouble(Stretch::start))
                .forEach(next -> {
                    boolean apart = union.isEmpty()
                            || scale.percent(next.start() - union.getLast().end()) > SMALLEST_GAP_PERCENT;
                    if (apart) {
                        union.add(next);
                    } else {
                        Stretch last = union.removeLast();
                        union.add(new Stretch(last.start(), Math.max(last.end(), next.end())));
                    }
                });
        return union;
    }
}
