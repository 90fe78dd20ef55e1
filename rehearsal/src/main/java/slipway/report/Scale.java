package slipway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline;

/** Maps seconds to parts of a lane's width. */
record Scale(double seconds) {
    private static final int MOST_TICKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400
    };

    /** @param left in percent of the lane */
    record Tick(String left, String label) {}

    static Scale of(RehearsalResult result) {
        double last = DoubleStream.concat(
                        result.timeline().visits().stream().mapToDouble(Timeline.Visit::end),
                        result.timeline().live().stream().mapToDouble(Timeline.Live::at))
                .max()
                .orElse(0);
        return new Scale(Math.max(1, Math.max(last, result.virtualSeconds())));
    }

    double percent(double at) {
        return 100 * at / seconds;
    }

    String left(double at) {
        return Figures.length(percent(at));
    }

    List<Tick> ticks() {
        double step = seconds;
        for (double candidate : STEPS) {
            if (seconds / candidate <= MOST_TICKS) {
                step = candidate;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (double at = 0; at <= seconds && ticks.size() <= MOST_TICKS; at += step) {
            // Next to the edge a label would be cut off.
            if (percent(at) < 82) {
                ticks.add(new Tick(left(at), label(at)));
            }
        }
        return ticks;
    }

    private static String label(double at) {
        long whole = Math.round(at);
        return whole < 120 || whole % 60 != 0 ? whole + " s" : whole / 60 + " min";
    }
}
