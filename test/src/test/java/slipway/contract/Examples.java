package slipway.contract;

import java.nio.file.Path;
import java.util.stream.Stream;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;

/** The running example. */
final class Examples {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path FILE = ROOT.resolve("examples/dr-daily-report/slipway.yaml");
    static final Manifest MANIFEST = ManifestFile.read(FILE);

    private Examples() {}

    static Stream<String> environments() {
        return MANIFEST.environments().keySet().stream();
    }
}
