package slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Manifests for tests, as text. */
final class Manifests {
    private Manifests() {}

    static String example() {
        try {
            return Files.readString(Synthesis.EXAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One app of so many functions, one of which has a name of its own. */
    static String fleet(int size, String names) {
        String functions =
                IntStream.range(0, size).mapToObj(i -> "f%03d".formatted(i)).collect(Collectors.joining(", "));
        return """
                application: fleet
                repository: fleet
                names: "%s"
                tag: "{environment}-{sha}"
                environments:
                  dev: { ref: "branch:dev", strategy: all-at-once }
                apps:
                  all: [ %s ]
                defaults:
                  alias: live
                  health: { payload: { health: true } }
                functions:
                  f007: { name: "bond-{environment}" }
                """.formatted(names, functions);
    }
}
