package slipway.contract.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import slipway.local.Image;

/** Builds images for LocalStack: one layer with the {@link Probe} and the image's name. */
final class ProbeImage {
    private static final String PROGRAM = Probe.class.getName();

    private ProbeImage() {}

    /** @param unfitFor the name of a function whose update to this image shall fail, or nothing */
    static Image of(String name, String unfitFor) {
        String program = PROGRAM.replace('.', '/') + ".class";
        return Image.of(
                PROGRAM,
                Map.of("org.opencontainers.image.title", name, Image.UPDATE_FAILS, unfitFor),
                new TreeMap<>(
                        Map.of(program, compiled(program), Probe.NAME_FILE, name.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] compiled(String program) {
        try (InputStream file = Objects.requireNonNull(Probe.class.getResourceAsStream("/" + program))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
