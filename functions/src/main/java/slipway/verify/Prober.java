package slipway.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import slipway.error.DeploymentError;
import slipway.step.HttpProbe;
import slipway.step.Json;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Asks functions what the manifest declares to be asked, once each. */
public final class Prober {
    /** Of the two minutes that a step has for all probes of a function; the rest is for what else it does. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    /** The most that one over HTTP takes: as long to be connected as to be answered. */
    private static final Duration HTTP = Duration.ofSeconds(20);

    private final Invoker invoker;
    private final HttpProbe http;

    public Prober(LambdaClient lambda, HttpProbe http) {
        this.invoker = new Invoker(lambda);
        this.http = http;
    }

    /** How long each invocation may take when all of these are due: they share the time that HTTP may leave evenly. */
    public static Duration patience(List<Probe> due) {
        int invocations =
                (int) due.stream().filter(probe -> probe.payload().isPresent()).count();
        return PATIENCE.minus(HTTP.multipliedBy(due.size() - invocations)).dividedBy(Math.max(1, invocations));
    }

    /**
     * Puts a probe to a function, and says what that showed.
     *
     * @param qualifier the version or alias to invoke; HTTP goes where its URL leads
     * @param patience how long an invocation may take
     * @throws slipway.error.Fault naming what was wrong with the answer
     */
    public List<Evidence> ask(
            String function, Optional<String> qualifier, Probe probe, Duration patience, LogRules rules) {
        if (probe.payload().isPresent()) {
            Invocation invocation =
                    invoker.send(function, qualifier, probe.payload().get(), patience);
            return InvocationRules.judge(invocation, probe.kind(), probe.expect(), rules);
        }
        return List.of(get(function, probe, probe.http().orElseThrow()));
    }

    private Evidence get(String function, Probe probe, String url) {
        HttpProbe.Answer answer;
        try {
            answer = http.get(URI.create(url));
        } catch (IOException e) {
            throw unanswered(function, probe, url, e);
        }
        ObjectNode node = Json.MAPPER.createObjectNode().put("status", answer.status());
        node.set("body", body(answer.body()));
        node.set("headers", Json.MAPPER.valueToTree(answer.headers()));
        Expectation.problem(probe.expect(), node).ifPresent(problem -> {
            throw InvocationRules.notAsExpected(
                    probe.kind(), function + ": GET " + url + " answered " + answer.status() + ", and " + problem);
        });
        return Evidence.passed(
                probe.kind().word(),
                "GET " + url + " answered " + answer.status() + " as `" + probe.expect() + "` expects");
    }

    private static DeploymentError unanswered(String function, Probe probe, String url, IOException e) {
        return InvocationRules.notAsExpected(
                probe.kind(), function + ": GET " + url + " got no answer (" + e.getMessage() + ")");
    }

    private static JsonNode body(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(body);
        }
    }
}
