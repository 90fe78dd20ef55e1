package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.manifest.ManifestFile;

class StacksTest {
    private static final Pattern SECRET =
            Pattern.compile("AKIA[0-9A-Z]{16}|-----BEGIN|(?i)(password|secret|api.?key)\\W{1,4}\\w");

    @ParameterizedTest
    @ValueSource(strings = {"stg", "prd"})
    void every_environment_has_the_same_structure(String environment) {
        assertEquals(typesById("dev"), typesById(environment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "dev", "stg", "prd"})
    void nothing_is_left_for_cdk_nag_or_the_cdk_to_complain_about(String stack) {
        List<String> complaints = new ArrayList<>();
        Synthesis.example()
                .read("slipway-dr-daily-report-" + stack + ".metadata.json")
                .forEach(entries -> entries.forEach(entry -> {
                    if (entry.get("type").asText().matches("aws:cdk:(error|warning)")) {
                        complaints.add(entry.get("data").asText());
                    }
                }));
        assertEquals(List.of(), complaints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "dev", "stg", "prd"})
    void cdk_nag_did_look(String stack) throws IOException {
        String report = Files.readString(Synthesis.example()
                .directory()
                .resolve("AwsSolutions-slipway-dr-daily-report-" + stack + "-NagReport.csv"));
        assertTrue(report.contains("\"Compliant\""), report);
        assertFalse(report.contains("\"Non-Compliant\""), report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "dev", "stg", "prd"})
    void no_template_holds_a_secret(String stack) {
        String template = Synthesis.example().template(stack).toString();
        assertFalse(
                SECRET.matcher(template).find(),
                () -> SECRET.matcher(template)
                        .results()
                        .map(result ->
                                template.substring(result.start(), Math.min(template.length(), result.end() + 40)))
                        .toList()
                        .toString());
    }

    @Test
    void the_same_sources_give_the_same_bytes() throws IOException {
        Path first = Synthesis.example().directory();
        Path second = Synthesis.of(ManifestFile.read(Synthesis.EXAMPLE)).directory();
        assertEquals(files(first), files(second));
        for (String file : files(first)) {
            assertEquals(-1, Files.mismatch(first.resolve(file), second.resolve(file)), file);
        }
    }

    /** The types of an environment's resources by logical id, of which a version's ends in a hash of what it holds. */
    private static Map<String, String> typesById(String environment) {
        Map<String, String> types = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource :
                Synthesis.example().template(environment).get("Resources").properties()) {
            String type = resource.getValue().get("Type").asText();
            String id = type.equals("AWS::Lambda::Version")
                    ? resource.getKey().replaceAll(".{32}$", "")
                    : resource.getKey();
            types.put(id, type);
        }
        return types;
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
