package slipway.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    private static final Map<String, String> NAMES = Map.of("line-bot", "app-line-bot-dev", "web", "app-web-dev");

    @TempDir
    private Path handlers;

    @BeforeEach
    void compile() throws IOException {
        Files.createDirectories(handlers.resolve("dailyreport"));
        Files.writeString(handlers.resolve("dailyreport/LineBot.class"), "line-bot");
        Files.writeString(handlers.resolve("dailyreport/Web.class"), "web");
    }

    @Test
    void an_image_holds_the_handlers_and_says_its_version() throws IOException {
        Map<String, String> files = files(build("v1", Map.of()));
        assertEquals("line-bot", files.get("var/task/dailyreport/LineBot.class"));
        assertEquals("version=v1\n", files.get("var/task/image.properties"));
    }

    @Test
    void the_same_content_is_the_same_image() {
        assertEquals(build("v1", Map.of()).digest(), build("v1", Map.of()).digest());
        assertNotEquals(build("v1", Map.of()).digest(), build("v2", Map.of()).digest());
    }

    @Test
    void an_import_error_is_a_handler_that_is_not_there() throws IOException {
        Map<String, String> files = files(build("v1", Map.of("line-bot", Fault.IMPORT_ERROR)));
        assertFalse(files.containsKey("var/task/dailyreport/LineBot.class"));
        assertTrue(files.containsKey("var/task/dailyreport/Web.class"));
    }

    @Test
    void other_faults_are_told_to_the_handler() throws IOException {
        assertEquals(
                "version=v1\nbreak.line-bot=crash\nbreak.web=silent\n",
                files(build("v1", Map.of("web", Fault.SILENT, "line-bot", Fault.CRASH)))
                        .get("var/task/image.properties"));
    }

    @Test
    void an_update_that_fails_is_asked_for_by_a_label_with_real_names() {
        String config =
                text(build("v1", Map.of("web", Fault.UPDATE_FAILS)).blobs().getFirst());
        assertTrue(config.contains("\"dev.slipway.update-fails\":\"app-web-dev\""), config);
    }

    @Test
    void handlers_are_called_after_their_functions() {
        assertEquals("dailyreport.GetTickerList", ImageBuild.handler("get-ticker-list"));
    }

    @Test
    void handlers_that_are_not_compiled_are_named() {
        Path missing = handlers.resolve("a/b/c/d/e/f");
        Unavailable said = assertThrows(Unavailable.class, () -> new ImageBuild(missing));
        assertTrue(String.valueOf(said.getMessage()).startsWith(missing.toString()), said.getMessage());
    }

    private Image build(String version, Map<String, Fault> faults) {
        return new ImageBuild(handlers).build(version, faults, NAMES);
    }

    private static String text(Blob blob) {
        return new String(blob.content().asByteArray(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> files(Image image) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (InputStream zipped = new GzipCompressorInputStream(new ByteArrayInputStream(
                        image.blobs().getLast().content().asByteArray()));
                TarArchiveInputStream tar = new TarArchiveInputStream(zipped)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
