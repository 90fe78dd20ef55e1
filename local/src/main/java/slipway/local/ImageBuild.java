package slipway.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds an image of the example: its compiled handlers in one layer, bad for functions in the ways that are asked for. */
public final class ImageBuild {
    private static final String PACKAGE = "dailyreport";

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
        String unfit =
                functions(faults, Fault.UPDATE_FAILS).map(functionName::get).collect(Collectors.joining(","));
        return Image.of(handler("line-bot"), Map.of(Image.UPDATE_FAILS, unfit), files(version, faults));
    }

    private SortedMap<String, byte[]> files(String version, Map<String, Fault> faults) {
        List<String> missing = functions(faults, Fault.IMPORT_ERROR)
                .map(function -> handler(function).replace('.', '/') + ".class")
                .toList();
        SortedMap<String, byte[]> files = new TreeMap<>(classes());
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
        return files;
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
}
