package slipway.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import slipway.rehearse.RehearsalResult;
import slipway.rehearse.Timeline.Live;
import slipway.rehearse.Timeline.Visit;

/** How many functions are in which phase at which time: what a fleet's rows would show, in a few strips. */
record Density(String kind, String words, String most, String area) {
    private static final int COLUMNS = 240;

    static List<Density> of(RehearsalResult result, Map<String, Phase> phases, Scale scale) {
        List<Density> strips = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            int[] busy = new int[COLUMNS];
            result.timeline().visits().stream()
                    .filter(visit -> phase.equals(phases.get(visit.state())))
                    .filter(visit -> visit.function().isPresent())
                    .forEach(visit -> count(visit, busy, scale));
            add(strips, phase.kind(), phase.words(), "at most %s at a time", busy);
        }
        int[] serving = new int[COLUMNS];
        wanted(result).forEach(change -> {
            for (int column = column(change.at(), scale); column < COLUMNS; column++) {
                serving[column]++;
            }
        });
        back(result).forEach(change -> {
            for (int column = column(change.at(), scale); column < COLUMNS; column++) {
                serving[column]--;
            }
        });
        add(strips, "live", "serving the new image", "at most %s", serving);
        return strips;
    }

    private static void count(Visit visit, int[] busy, Scale scale) {
        for (int column = column(visit.start(), scale); column <= column(visit.end(), scale); column++) {
            busy[column]++;
        }
    }

    private static void add(List<Density> strips, String kind, String words, String most, int[] counts) {
        int highest = Arrays.stream(counts).max().orElse(0);
        if (highest > 0) {
            strips.add(new Density(kind, words, most.formatted(Figures.whole(highest)), area(counts, highest)));
        }
    }

    /** The area below a curve of steps, in a box of {@value #COLUMNS} × 100; the template knows both. */
    private static String area(int[] counts, int highest) {
        StringBuilder area = new StringBuilder("M0 100");
        int before = 0;
        for (int column = 0; column < COLUMNS; column++) {
            if (counts[column] != before) {
                before = counts[column];
                area.append('H').append(column).append('V').append(Figures.length(100 - 100.0 * before / highest));
            }
        }
        return area.append('H').append(COLUMNS).append("V100Z").toString();
    }

    private static int column(double at, Scale scale) {
        return (int) Math.min(COLUMNS - 1, Math.floor(at / scale.seconds() * COLUMNS));
    }

    /** The first moment at which each function served the image. */
    private static Stream<Live> wanted(RehearsalResult result) {
        return first(result.timeline().live().stream()
                .filter(change ->
                        result.digest().filter(change.digest()::equals).isPresent()));
    }

    private static Stream<Live> back(RehearsalResult result) {
        List<String> served = wanted(result).map(Live::function).toList();
        return first(result.timeline().live().stream()
                .filter(change ->
                        result.digest().filter(change.digest()::equals).isEmpty())
                .filter(change -> served.contains(change.function())));
    }

    private static Stream<Live> first(Stream<Live> changes) {
        Map<String, Live> first = new LinkedHashMap<>();
        changes.forEach(change -> first.putIfAbsent(change.function(), change));
        return first.values().stream();
    }
}
