package slipway.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import slipway.definition.Plan;
import slipway.definition.Trigger;
import slipway.manifest.Environment;
import slipway.manifest.Interval;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFunction;

/** Reads from a manifest, and from the plan made of it, what a stack may touch. */
final class Scopes {
    private Scopes() {}

    static Scope of(Manifest manifest, String environment) {
        Plan plan = Plan.of(manifest, environment);
        Set<String> invoked = invoked(plan);
        List<Target> functions = plan.functions().stream()
                .map(function -> new Target(
                        function.name(),
                        pattern(manifest, function.function(), environment),
                        function.alias().isPresent(),
                        invoked.contains(function.name())))
                .toList();
        return new Scope(
                plan.application(),
                environment,
                plan.repository(),
                Trigger.push(manifest, environment),
                functions,
                plan.workflow().map(Plan.Workflow::stateMachine),
                plan.recipients(),
                plan.after(),
                Optional.ofNullable(manifest.environments().get(environment))
                        .flatMap(Environment::reconcile)
                        .map(Interval::duration));
    }

    private static Set<String> invoked(Plan plan) {
        Set<String> names = new TreeSet<>();
        for (Plan.Function function : plan.functions()) {
            if (function.probes().stream().anyMatch(probe -> probe.payload().isPresent())) {
                names.add(function.name());
            }
        }
        plan.workflow().flatMap(Plan.Workflow::test).map(Plan.Test::name).ifPresent(names::add);
        plan.workflow()
                .flatMap(Plan.Workflow::firstRun)
                .map(Plan.FirstRun::name)
                .ifPresent(names::add);
        return names;
    }

    /** The function's name for any function: a name of its own, without {@code {function}}, stays as it is. */
    private static String pattern(Manifest manifest, String function, String environment) {
        return Optional.ofNullable(manifest.functions().get(function))
                .map(ManifestFunction::name)
                .orElseThrow(() ->
                        new IllegalStateException("the plan has a function that the manifest has not: " + function))
                .fill(Map.of("application", manifest.application(), "environment", environment, "function", "*"));
    }
}
