package slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.conclude.Outcome;
import slipway.rehearse.Exposure;
import slipway.rehearse.RehearsalResult;

/** A rehearsal's result for programs: one JSON object, whose members are always all there. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonReport() {}

    /** The members in the order of the JSON; an empty one is null there. */
    private record Report(
            Outcome outcome,
            String application,
            String environment,
            Optional<String> digest,
            List<FunctionReport> functions,
            List<String> path,
            double virtualSeconds,
            Optional<Double> liveSeconds,
            double skewSeconds,
            double skewAllSeconds,
            long transitions,
            long events,
            double estimatedCostUsd,
            long seed,
            Optional<String> reason,
            Optional<String> incident,
            int memberships,
            long updates,
            List<RehearsalResult.Check> workflow,
            Optional<String> firstRun,
            String lock,
            List<String> notes,
            Map<String, Double> phases,
            Optional<Double> lockToLiveSeconds,
            Optional<Double> floorSeconds,
            Optional<Double> ratio,
            Optional<Double> restoreSeconds,
            Optional<Double> restoreFloorSeconds,
            Optional<Double> restoreRatio,
            Optional<Exposure> users) {}

    /** A function, called by the name that AWS knows. */
    private record FunctionReport(
            String name,
            String function,
            String before,
            String after,
            Optional<String> version,
            boolean updated,
            List<RehearsalResult.Check> checks) {}

    /** Renders the result as JSON, without a line break at the end. */
    public static String render(RehearsalResult result) {
        try {
            return MAPPER.writeValueAsString(report(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is always JSON", e);
        }
    }

    private static Report report(RehearsalResult result) {
        return new Report(
                result.outcome(),
                result.application(),
                result.environment(),
                result.digest(),
                result.functions().stream().map(JsonReport::function).toList(),
                result.path(),
                result.virtualSeconds(),
                result.liveSeconds(),
                result.skewSeconds(),
                result.skewAllSeconds(),
                result.transitions(),
                result.events(),
                result.estimatedCostUsd(),
                result.seed(),
                result.reason(),
                result.incident(),
                result.memberships(),
                result.functions().stream()
                        .filter(RehearsalResult.Function::updated)
                        .count(),
                result.workflow(),
                result.firstRun(),
                result.lock(),
                result.notes(),
                result.speed().phases(),
                result.speed().lockToLive(),
                result.speed().floor(),
                result.speed().ratio(),
                result.speed().restore(),
                result.speed().restoreFloor(),
                result.speed().restoreRatio(),
                result.exposure());
    }

    private static FunctionReport function(RehearsalResult.Function function) {
        return new FunctionReport(
                function.name(),
                function.function(),
                function.before(),
                function.after(),
                function.version(),
                function.updated(),
                function.checks());
    }
}
