package slipway.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import slipway.definition.Plan;

/** The example, as it stands in the checkout. */
final class ExampleApplication implements Application {
    private final Path folder;

    ExampleApplication(Folders folders) {
        this.folder = folders.checkout().resolve("examples/dr-daily-report");
    }

    @Override
    public Path manifest() {
        return folder.resolve("slipway.local.yaml");
    }

    @Override
    public Path workflow() {
        return folder.resolve("precompute.asl.json");
    }

    @Override
    public String handler(Plan.Function function) {
        return ImageBuild.handler(function.function());
    }

    @Override
    public Image image(Plan plan, String version, Map<String, Fault> faults) {
        Map<String, String> names = new LinkedHashMap<>();
        plan.functions().forEach(function -> names.put(function.function(), function.name()));
        return new ImageBuild(folder.resolve("functions/target/classes")).build(version, faults, names);
    }
}
