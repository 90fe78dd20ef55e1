package slipway.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import slipway.manifest.Manifest;
import slipway.manifest.ManifestFile;
import slipway.rehearse.World;

/** The running example with a gate before its deployments to dev. */
final class Gated {
    private Gated() {}

    static World dev(String gate) {
        return World.of(manifest(gate), "dev", 7);
    }

    private static Manifest manifest(String gate) {
        try {
            String text = Files.readString(Path.of("../examples/dr-daily-report/slipway.yaml"));
            String gated = text.replaceFirst("(?m)^  dev:.*\\n", "$0    " + gate + "\n");
            return ManifestFile.parse("slipway.yaml", gated);
        } catch (IOException e) {
            throw new UncheckedIOException("the example's manifest cannot be read", e);
        }
    }
}
