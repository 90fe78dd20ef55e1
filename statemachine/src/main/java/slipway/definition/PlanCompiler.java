package slipway.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import slipway.manifest.Environment;
import slipway.manifest.FreezeWindow;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFunction;
import slipway.manifest.Probe;
import slipway.manifest.Workflow;

/** Fills a manifest's templates for one environment. */
final class PlanCompiler {
    /** How often a deployment is looked at after everything is live, however long that lasts. */
    private static final int LOOKS_AFTER = 10;

    private final Manifest manifest;
    private final Environment environment;

    private PlanCompiler(Manifest manifest, Environment environment) {
        this.manifest = manifest;
        this.environment = environment;
    }

    static PlanCompiler of(Manifest manifest, String environment) {
        Environment found = manifest.environments().get(environment);
        if (found == null) {
            throw new UnknownEnvironment(environment, manifest.environments().keySet());
        }
        return new PlanCompiler(manifest, found);
    }

    Plan plan() {
        List<Plan.Function> functions = functions();
        return new Plan(
                manifest.application(),
                environment.name(),
                manifest.repository(),
                tagPattern(environment),
                manifest.environments().values().stream()
                        .filter(other -> !other.equals(environment))
                        .map(this::tagPattern)
                        .toList(),
                manifest.scan().key(),
                environment.after(),
                promotion(),
                List.copyOf(manifest.apps().keySet()),
                new Plan.Strategy(environment.strategy().key(), Rounds.of(environment.strategy(), functions)),
                observe(),
                environment.freeze().stream().map(PlanCompiler::freeze).toList(),
                environment.approvalWithin().map(within -> new Plan.Approval(within.toSeconds())),
                functions,
                manifest.workflow().map(this::workflow),
                manifest.recipients());
    }

    private Plan.Promotion promotion() {
        return new Plan.Promotion(
                environment.promotes(),
                manifest.environments().values().stream()
                        .filter(other ->
                                other.after().filter(environment.name()::equals).isPresent())
                        .map(other -> new Plan.Target(
                                other.name(),
                                manifest.tag().prefix(manifest.application(), other.name()),
                                manifest.tag().suffix(manifest.application(), other.name())))
                        .toList());
    }

    /** Those without an alias go live by their update, after the others have shown that the image works. */
    private List<Plan.Function> functions() {
        List<ManifestFunction> ordered = manifest.functions().values().stream()
                .sorted(Comparator.comparing(function -> function.alias().isEmpty()))
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(n -> function(
                        ordered.get(n),
                        Rounds.group(
                                environment.strategy(),
                                n,
                                ordered.get(n).alias().isPresent(),
                                ordered.size())))
                .toList();
    }

    private Plan.Observe observe() {
        Duration after = environment.observe().orElse(Duration.ZERO);
        return new Plan.Observe(
                (int) after.toSeconds(),
                Rounds.lookSeconds(after, LOOKS_AFTER),
                manifest.rollback().errorRatePercent(),
                new Plan.LogRules(
                        manifest.rollback().importErrors(), manifest.rollback().silentFunctions()),
                environment.alarms().stream()
                        .map(alarm -> manifest.alarmName(alarm, environment))
                        .toList());
    }

    private static Plan.FreezeWindow freeze(FreezeWindow window) {
        return new Plan.FreezeWindow(
                window.text(),
                window.fromDay().name(),
                window.from().toString(),
                window.toDay().name(),
                window.to().toString(),
                window.zone().getId());
    }

    private String tagPattern(Environment of) {
        return manifest.tag().pattern(manifest.application(), of.name());
    }

    private Plan.Function function(ManifestFunction function, int group) {
        return new Plan.Function(
                function.function(),
                manifest.functionName(function, environment),
                function.apps(),
                function.alias(),
                group,
                function.variables(),
                function.probes().stream().map(probe -> probe(probe, function)).toList());
    }

    private Plan.Probe probe(Probe probe, ManifestFunction function) {
        String kind = probe.kind().key();
        return switch (probe.call()) {
            case Probe.Invocation(JsonNode payload) ->
                new Plan.Probe(kind, Optional.of(payload), Optional.empty(), probe.expect());
            case Probe.Http http ->
                new Plan.Probe(
                        kind, Optional.empty(), Optional.of(manifest.url(http, function, environment)), probe.expect());
        };
    }

    private Plan.Workflow workflow(Workflow workflow) {
        return new Plan.Workflow(
                manifest.stateMachineName(workflow, environment),
                workflow.requires().stream()
                        .map(requirement -> new Plan.Requirement(
                                requirement.state(), requirement.type(), name(requirement.invokes())))
                        .toList(),
                workflow.requires().stream()
                        .flatMap(requirement -> test(manifest.function(requirement.invokes())))
                        .findFirst(),
                workflow.firstRun().map(this::firstRun));
    }

    private Stream<Plan.Test> test(ManifestFunction function) {
        return function.probe(Probe.Kind.TEST).stream()
                .filter(probe -> probe.call() instanceof Probe.Invocation)
                .map(probe -> new Plan.Test(
                        function.function(),
                        name(function.function()),
                        function.apps(),
                        function.alias(),
                        ((Probe.Invocation) probe.call()).payload(),
                        probe.expect()));
    }

    private Plan.FirstRun firstRun(Workflow.FirstRun firstRun) {
        ManifestFunction function = manifest.function(firstRun.function());
        return new Plan.FirstRun(
                function.function(), name(function.function()), function.apps(), function.alias(), firstRun.payload());
    }

    private String name(String function) {
        return manifest.functionName(manifest.function(function), environment);
    }
}
