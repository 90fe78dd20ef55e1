package slipway.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import slipway.definition.Plan;
import slipway.local.Application;
import slipway.local.Fault;
import slipway.local.Image;

/** An application all of whose functions are a {@link Responder}. */
record ResponderApplication(Path manifest) implements Application {
    @Override
    public String handler(Plan.Function function) {
        return Responder.class.getName();
    }

    @Override
    public Image image(Plan plan, String version, Map<String, Fault> faults) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        String name = Responder.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Responder.class.getResourceAsStream("/" + name)) {
            files.put(name, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put(Responder.PROPERTIES, ("version=" + version + "\n").getBytes(StandardCharsets.UTF_8));
        return Image.of(Responder.class.getName(), Map.of(), files);
    }

    @Override
    public Path workflow() {
        throw new IllegalStateException("The benchmark's manifest declares no workflow.");
    }
}
