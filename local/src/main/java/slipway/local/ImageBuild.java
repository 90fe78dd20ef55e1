package slipway.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Builds an image of the example: its compiled handlers in one layer, bad for functions in the ways that are asked for. */
public final class ImageBuild {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TASK_ROOT = "var/task/";
    private static final String PACKAGE = "dailyreport";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final Path handlers;

    /** @param handlers the folder of compiled classes */
    public ImageBuild(Path handlers) {
        if (!Files.isDirectory(handlers)) {
            throw new Unavailable(handlers + ": the example's functions have not been compiled. Run 'mvn package"
                    + " -DskipTests' in " + handlers.getRoot() + handlers.subpath(0, handlers.getNameCount() - 5)
                    + ".");
        }
        this.handlers = handlers;
    }

    /** The class that is a function's handler: {@code line-bot} is {@code dailyreport.LineBot}. */
    public static String handler(String function) {
        return PACKAGE + "."
                + Stream.of(function.split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /**
     * Builds it.
     *
     * @param version what the functions answer as their version
     * @param faults how it is bad, by function
     * @param functionName a function's real name by its short one
     */
    public Image build(String version, Map<String, Fault> faults, Map<String, String> functionName) {
        Blob layer = new Blob(LAYER, layer(version, faults));
        ObjectNode config =
                MAPPER.createObjectNode().put("architecture", "amd64").put("os", "linux");
        ObjectNode run = config.putObject("config");
        run.putObject("Labels")
                .put(
                        "dev.slipway.update-fails",
                        functions(faults, Fault.UPDATE_FAILS)
                                .map(functionName::get)
                                .collect(Collectors.joining(",")));
        run.putArray("Cmd").add(handler("line-bot"));
        Blob configuration = new Blob(CONFIG, config.toString().getBytes(StandardCharsets.UTF_8));
        ObjectNode manifest = MAPPER.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", configuration.descriptor());
        manifest.putArray("layers").add(layer.descriptor());
        return new Image(manifest.toString(), MANIFEST, List.of(configuration, layer));
    }

    private byte[] layer(String version, Map<String, Fault> faults) {
        List<String> missing = functions(faults, Fault.IMPORT_ERROR)
                .map(function -> handler(function).replace('.', '/') + ".class")
                .toList();
        Map<String, byte[]> files = new TreeMap<>(classes());
        files.keySet().removeAll(missing);
        StringBuilder properties = new StringBuilder("version=").append(version).append('\n');
        new TreeMap<>(faults)
                .forEach((function, fault) -> properties
                        .append("break.")
                        .append(function)
                        .append('=')
                        .append(fault.word())
                        .append('\n'));
        files.put("image.properties", properties.toString().getBytes(StandardCharsets.UTF_8));
        return tar(files);
    }

    private static Stream<String> functions(Map<String, Fault> faults, Fault fault) {
        return faults.entrySet().stream()
                .filter(entry -> entry.getValue() == fault)
                .map(Map.Entry::getKey)
                .sorted();
    }

    private Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(handlers)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                classes.put(handlers.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private static byte[] tar(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GzipCompressorOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(TASK_ROOT + file.getKey());
                entry.setSize(file.getValue().length);
                // The same content is the same layer.
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
