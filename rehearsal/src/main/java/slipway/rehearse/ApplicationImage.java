package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.cloud.Behaviour;
import slipway.cloud.HttpReply;
import slipway.cloud.HttpRequest;
import slipway.cloud.Reply;
import slipway.cloud.Request;
import slipway.definition.Plan;

/**
 * The application's image, as it behaves in a rehearsal: it answers every probe of the plan rightly, but for the functions for
 * which it is broken.
 */
final class ApplicationImage implements Behaviour {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** A number is the same whatever type it was read as. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private static final Duration WORK = Duration.ofMillis(120);

    private static final int ERRORS_ONE_IN = 5;

    private final Map<String, Plan.Function> functions;
    private final Map<String, JsonNode> answers;
    private final Map<String, Break> breaks;
    private long asked;

    /**
     * @param functions those that run the image, in whatever environment
     * @param answers a right answer to each probe, by {@link #question}
     * @param breaks by the function's short name
     */
    ApplicationImage(List<Plan.Function> functions, Map<String, JsonNode> answers, Map<String, Break> breaks) {
        this.functions = functions.stream().collect(Collectors.toMap(Plan.Function::name, function -> function));
        this.answers = Map.copyOf(answers);
        this.breaks = Map.copyOf(breaks);
    }

    /**
     * The right answers to all probes of a plan.
     *
     * @param examples the manifest's, by {@link #question}
     * @throws InvalidRehearsal when one can neither be made up nor was given
     */
    static Map<String, JsonNode> rightAnswers(Plan plan, Map<String, JsonNode> examples) {
        Map<String, JsonNode> answers = new HashMap<>();
        for (Plan.Function function : plan.functions()) {
            for (Plan.Probe probe : function.probes()) {
                String question = question(function.function(), probe.kind());
                JsonNode answer = Optional.ofNullable(examples.get(question))
                        .or(() -> RightAnswer.to(probe.expect()))
                        .orElseThrow(() -> new InvalidRehearsal("No answer could be made up that `" + probe.expect()
                                + "` is true of (" + probe.kind() + " of " + function.function()
                                + "); write a right one beside it as 'example:'. Nothing was rehearsed."));
                answers.put(question, answer);
            }
        }
        return answers;
    }

    static String question(String function, String kind) {
        return function + "/" + kind;
    }

    @Override
    public Reply invoke(Request request) {
        Plan.Function function = functions.get(request.functionName());
        if (function == null) {
            return Reply.of("{}").withLog("INFO invoked");
        }
        Optional<Break> broken = Optional.ofNullable(breaks.get(function.function()));
        return switch (broken.orElse(Break.UPDATE_FAILS)) {
            case IMPORT_ERROR ->
                Reply.initError("Runtime.ImportModuleError", "Unable to import module 'app': No module named 'pandas'")
                        .withLog(
                                "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'pandas'");
            case CRASH ->
                Reply.functionError(
                                "Runtime.ExitError",
                                "RequestId: rehearsed Error: Runtime exited with error: signal: killed")
                        .withLog("INFO " + function.function() + " was invoked");
            case SILENT -> Reply.of(answer(function, request.payload(), broken)).taking(WORK);
            case ERRORS ->
                isProbe(function, request.payload()) || ++asked % ERRORS_ONE_IN != 0
                        ? answered(function, request.payload(), broken)
                        : Reply.functionError("KeyError", "'close_price'")
                                .taking(WORK)
                                .withLog("[ERROR] KeyError: 'close_price'");
            case UNHEALTHY, WRONG_OUTPUT, UPDATE_FAILS -> answered(function, request.payload(), broken);
        };
    }

    private Reply answered(Plan.Function function, String payload, Optional<Break> broken) {
        return Reply.of(answer(function, payload, broken))
                .taking(WORK)
                .withLog("INFO " + function.function() + " was invoked");
    }

    private static boolean isProbe(Plan.Function function, String payload) {
        return probe(function, read(payload)).isPresent();
    }

    private static Optional<Plan.Probe> probe(Plan.Function function, JsonNode asked) {
        return function.probes().stream()
                .filter(probe -> probe.payload()
                        .filter(declared -> declared.equals(BY_VALUE, asked))
                        .isPresent())
                .findFirst();
    }

    private String answer(Plan.Function function, String payload, Optional<Break> broken) {
        return probe(function, read(payload))
                .map(probe -> isWrong(probe, broken)
                        ? "{\"unexpected\": true}"
                        : String.valueOf(answers.get(question(function.function(), probe.kind()))))
                .orElse("{\"accepted\": true}");
    }

    @Override
    public HttpReply http(HttpRequest request) {
        Plan.Function function = functions.get(request.functionName());
        if (function == null) {
            return HttpReply.json(404, "{}");
        }
        Optional<Break> broken = Optional.ofNullable(breaks.get(function.function()));
        if (broken.filter(List.of(Break.IMPORT_ERROR, Break.CRASH)::contains).isPresent()) {
            return HttpReply.json(502, "{\"message\": \"Internal server error\"}");
        }
        return function.probes().stream()
                .filter(probe ->
                        probe.http().filter(request.uri().toString()::equals).isPresent())
                .findFirst()
                .map(probe -> isWrong(probe, broken) ? HttpReply.json(503, "{}") : rightReply(function, probe))
                .orElse(HttpReply.json(404, "{}"));
    }

    private HttpReply rightReply(Plan.Function function, Plan.Probe probe) {
        JsonNode answer = answers.getOrDefault(question(function.function(), probe.kind()), MAPPER.createObjectNode());
        return HttpReply.json(
                answer.path("status").asInt(200),
                answer.has("body") ? answer.path("body").toString() : "{}");
    }

    private static boolean isWrong(Plan.Probe probe, Optional<Break> broken) {
        Break wrong = probe.kind().equals("health") ? Break.UNHEALTHY : Break.WRONG_OUTPUT;
        return broken.filter(wrong::equals).isPresent();
    }

    @Override
    public Optional<String> updateFailure(String functionName) {
        return Optional.ofNullable(functions.get(functionName))
                .map(function -> breaks.get(function.function()))
                .filter(Break.UPDATE_FAILS::equals)
                .map(_ -> "InvalidImage");
    }

    private static JsonNode read(String payload) {
        try {
            return MAPPER.readTree(payload);
        } catch (JsonProcessingException _) {
            return MAPPER.nullNode();
        }
    }
}
