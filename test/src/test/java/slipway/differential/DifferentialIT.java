package slipway.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

/** The same definitions and inputs, run by {@code slipway.asl} and by LocalStack's interpreter: what both tell is compared. */
@OnLocalCloud
class DifferentialIT {
    private static final int AT_A_TIME = 8;
    private static final int AT_LEAST = 150;

    private final RunningCloud cloud;
    private final Map<Pair, BySlipway.Run> compared = new LinkedHashMap<>();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    private final Findings found = new Findings();

    DifferentialIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void both_interpreters_tell_the_same_but_for_what_is_known() throws Exception {
        LaidDownAnswers answers = new LaidDownAnswers();
        for (Pair pair : Stream.concat(Pairs.ofCorpus().stream(), Pairs.generated().stream())
                .toList()) {
            BySlipway.Run run = BySlipway.run(pair);
            Optional<LeftOut> because = LeftOut.because(pair, run);
            if (because.isPresent()) {
                leftOut.merge(because.get(), 1, Integer::sum);
            } else {
                compared.put(pair, run);
                answers.add(pair, run.answered());
            }
        }
        answers.write(cloud.folders().answers());
        List<String> unknown = compare();
        Findings known = Findings.known();
        int differ = found.byPair().size();
        System.out.printf(
                "differential: %d pairs, %d agree, %d differ (%s), %d differ in a way that is not known; left out: %s%n",
                compared.size(),
                compared.size() - differ - unknown.size(),
                differ,
                found.counts(),
                unknown.size(),
                leftOut);
        assertEquals(List.of(), unknown);
        assertEquals(known.byPair(), found.byPair(), () -> "what was found is\n" + found);
        assertTrue(compared.size() >= AT_LEAST, () -> "only " + compared.size());
    }

    /** Answers the pairs that differ in a way that is not known. */
    private List<String> compare() throws Exception {
        ByLocalStack localStack = new ByLocalStack(cloud.clients().stepFunctions());
        Map<Pair, Future<Told>> told = new LinkedHashMap<>();
        try (ExecutorService several = Executors.newFixedThreadPool(AT_A_TIME)) {
            compared.forEach((pair, run) -> told.put(
                    pair,
                    several.submit(() -> localStack.run(pair, !run.answered().isEmpty()))));
        }
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<Pair, Future<Told>> each : told.entrySet()) {
            Pair pair = each.getKey();
            Told here = Objects.requireNonNull(compared.get(pair)).told();
            Told there = each.getValue().get();
            Optional<Set<Disagreement>> kinds = Disagreement.between(pair, here, there);
            kinds.ifPresentOrElse(
                    known -> known.forEach(kind -> found.add(kind, pair.name())),
                    () -> unknown.add(pair + " " + pair.definition() + " " + pair.input() + "\nslipway.asl: " + here
                            + "\nLocalStack: " + there));
        }
        return unknown;
    }
}
