package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {
    static final Path EXAMPLE = Path.of("../examples/dr-daily-report/slipway.yaml");

    @TempDir
    Path directory;

    private static String refusal(Path file) {
        return String.valueOf(assertThrows(InvalidManifest.class, () -> ManifestFile.read(file))
                .getMessage());
    }

    @Test
    void the_example_is_a_manifest() {
        Manifest manifest = ManifestFile.read(EXAMPLE);
        assertEquals("dr-daily-report", manifest.application());
        assertEquals(
                List.of("dev", "stg", "prd"),
                List.copyOf(manifest.environments().keySet()));
        assertEquals(7, manifest.functions().size());
        assertEquals(8, manifest.apps().values().stream().mapToInt(List::size).sum());
        assertEquals(
                List.of("telegram-api", "scheduler"),
                manifest.function("report-worker").apps());
    }

    @Test
    void the_example_names_a_schema_that_is_there() throws IOException {
        String first = Files.readAllLines(EXAMPLE).getFirst();
        String prefix = "# yaml-language-server: $schema=";
        assertTrue(first.startsWith(prefix), first);
        assertTrue(Files.exists(EXAMPLE.resolveSibling(first.substring(prefix.length()))), first);
    }

    @Test
    void what_is_not_written_has_a_default() {
        Manifest manifest = ManifestFile.parse("slipway.yaml", Problems.BASE);
        Environment dev = manifest.environments().get("dev");
        ManifestFunction web = manifest.function("web");
        assertEquals("shop", manifest.repository());
        assertEquals(Scan.REQUIRED, manifest.scan());
        assertEquals(Optional.empty(), manifest.workflow());
        assertEquals(List.of(), manifest.recipients());
        assertEquals(
                Optional.of(new Environment(
                        "dev",
                        new GitRef(GitRef.Kind.BRANCH, "dev"),
                        Optional.empty(),
                        new Strategy.AllAtOnce(),
                        false,
                        Interval.parse("1h"),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty())),
                Optional.ofNullable(dev));
        assertEquals(
                new ManifestFunction(
                        "web",
                        new Template("{application}-{function}-{environment}"),
                        List.of("site"),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                web);
        assertEquals("dev-0123abc", manifest.tag().tag("shop", "dev", "0123abc"));
    }

    @Test
    void a_function_has_the_defaults_that_it_does_not_override() {
        Manifest manifest = ManifestFile.parse("slipway.yaml", Problems.BASE + """
                        defaults: { alias: live, health: { payload: '{"a": 1}', example: { ok: true } } }
                        functions:
                          jobs: { alias: none, health: none }
                          mail: { alias: next, health: { http: "https://{function}.example.com" } }
                        """);
        ManifestFunction web = manifest.function("web");
        ManifestFunction jobs = manifest.function("jobs");
        ManifestFunction mail = manifest.function("mail");
        assertEquals(List.of("live", "none", "next"), List.of(alias(web), alias(jobs), alias(mail)));
        Probe health = web.probe(Probe.Kind.HEALTH).orElseThrow();
        assertEquals("Invocation[payload={\"a\":1}]", health.call().toString());
        assertEquals("true", health.expect());
        assertEquals("{\"ok\":true}", health.example().orElseThrow().toString());
        assertEquals(List.of(), jobs.probes());
        assertEquals(
                List.of(new Probe(
                        Probe.Kind.HEALTH,
                        new Probe.Http(new Template("https://{function}.example.com")),
                        "status = 200",
                        Optional.empty())),
                mail.probes());
    }

    private static String alias(ManifestFunction function) {
        return function.alias().orElse("none");
    }

    @Test
    void a_tag_belongs_to_the_environment_whose_pattern_it_matches() {
        TagTemplate tag = new TagTemplate(new Template("{application}.{environment}-{sha}"));
        String pattern = tag.pattern("shop", "dev");
        assertEquals("^shop\\.dev-([0-9a-f]{7,40})$", pattern);
        assertTrue(tag.tag("shop", "dev", "0123abc").matches(pattern));
        Map<String, Boolean> others =
                Map.of("shop-dev-0123abc", false, "shop.dev-0123ab", false, "shop.prd-0123abc", false);
        others.forEach((other, matches) -> assertEquals(matches, other.matches(pattern), other));
    }

    @Test
    void problems_of_every_kind_are_told_at_once_in_the_order_of_the_file() {
        Problems.assertProblems(
                """
                application: shop
                environments:
                  dev: { ref: "branch:dev", smoke: extended }
                  prd: { ref: "tag:v*", after: dve }
                apps: { site: [ web, 3 ] }
                scan: 2024-01-01
                names: "{function}"
                fuctions: {}
                workflow: { stateMachine: "n-{environment}", firstRun: { function: wbe, payload: {} } }
                """,
                "line 3: environments.dev.smoke: 'smoke' is not supported yet; remove it",
                "line 4: environments.prd.after: there is no environment 'dve'; did you mean 'dev'?",
                "line 5: apps.site[1]: must be text, not a number; write it in quotes",
                "line 6: scan: '2024-01-01' is a date to YAML, which JSON does not have; write it in quotes",
                "line 7: names: lacks {environment}; without it several functions would have one name, write for example {application}-{function}-{environment}",
                "line 8: fuctions: unknown key 'fuctions'; did you mean 'functions'?",
                "line 9: workflow.firstRun.function: no app has a function 'wbe'; did you mean 'web'?");
    }

    @Test
    void the_message_names_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("slipway.yaml"), Problems.BASE + "nmaes: x\n");
        assertEquals(file + ": line 8: nmaes: unknown key 'nmaes'; did you mean 'names'?", refusal(file));
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_with_what_to_do() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertEquals(missing + ": does not exist; name an existing manifest", refusal(missing));
        assertEquals(directory + ": is a directory; name the file, for example slipway.yaml in it", refusal(directory));
        Path latin = Files.write(directory.resolve("latin.yaml"), "a: ä".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ": is not UTF-8 text; save it in that encoding", refusal(latin));
        Path large = Files.writeString(directory.resolve("large.yaml"), "#".repeat(ManifestFile.MAX_BYTES + 1));
        assertEquals(
                large + ": is larger than 1 MiB; a manifest is a small file, is it the right one?", refusal(large));
    }
}
