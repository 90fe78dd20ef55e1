package slipway.manifest;

import java.util.List;
import java.util.Optional;

/**
 * One function of the application, with the manifest's defaults applied.
 *
 * @param function its short name
 * @param name how its real name is made
 * @param apps the apps it belongs to, in the manifest's order; at least one
 * @param alias the alias that carries its traffic
 * @param variables names of the environment variables it must have
 */
public record ManifestFunction(
        String function,
        Template name,
        List<String> apps,
        Optional<String> alias,
        List<String> variables,
        List<Probe> probes) {
    public ManifestFunction {
        apps = List.copyOf(apps);
        variables = List.copyOf(variables);
        probes = List.copyOf(probes);
    }

    /** The probe of that kind, of which a function has at most one. */
    public Optional<Probe> probe(Probe.Kind kind) {
        return probes.stream().filter(probe -> probe.kind() == kind).findFirst();
    }
}
