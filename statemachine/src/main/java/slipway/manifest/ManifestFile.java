package slipway.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and checks {@code slipway.yaml}. */
public final class ManifestFile {
    /** Some two thousand functions; more is no manifest but an accident. */
    static final int MAX_BYTES = 1 << 20;

    private ManifestFile() {}

    /**
     * Reads a manifest.
     *
     * @throws InvalidManifest with every problem, when the file cannot be read or is not a valid manifest
     */
    public static Manifest read(Path file) {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw invalid(name, "is a directory; name the file, for example slipway.yaml in it");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw invalid(name, "is larger than 1 MiB; a manifest is a small file, is it the right one?");
            }
            return parse(name, text(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            throw invalid(name, "does not exist; name an existing manifest");
        } catch (CharacterCodingException _) {
            throw invalid(name, "is not UTF-8 text; save it in that encoding");
        } catch (IOException e) {
            throw invalid(name, "cannot be read (" + e.getMessage() + "); check the path and its permissions");
        }
    }

    /**
     * Parses and checks a manifest's text.
     *
     * @param name what messages call it, usually the file's name
     * @throws InvalidManifest with every problem, when it is not a valid manifest
     */
    public static Manifest parse(String name, String yaml) {
        List<Problem> problems = new ArrayList<>();
        Optional<Document> document = YamlReader.read(yaml, problems::add);
        document.ifPresent(found -> {
            // Each check leaves alone what an earlier one refused: one mistake gives one message.
            addNew(problems, SchemaCheck.check(found));
            problems.addAll(Checks.check(found.refusing(problems)));
        });
        if (problems.isEmpty() && document.isPresent()) {
            return new ManifestReader(document.get().root()).read();
        }
        throw new InvalidManifest(name, problems);
    }

    private static void addNew(List<Problem> problems, List<Problem> more) {
        Set<String> refused = problems.stream().map(Problem::path).collect(Collectors.toSet());
        more.stream().filter(problem -> !refused.contains(problem.path())).forEach(problems::add);
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static InvalidManifest invalid(String name, String message) {
        return new InvalidManifest(name, List.of(new Problem(0, "", message)));
    }
}
