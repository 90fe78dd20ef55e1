package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.manifest.Problems.assertAdded;
import static slipway.manifest.Problems.assertProblems;
import static slipway.manifest.Problems.assertReplaced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no YAML, or is YAML that JSON cannot hold. */
class YamlProblemsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "null\n"})
    void an_empty_file_is_told_how_to_begin(String yaml) {
        assertProblems(yaml, "line 1: the file is empty; begin with 'application: NAME'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n- a\n", "\ntext\n"})
    void a_file_that_is_no_mapping_is_told_how_to_begin(String yaml) {
        assertProblems(yaml, "line 2: a manifest is a mapping of keys to values; begin with 'application: NAME'");
    }

    @Test
    void a_syntax_error_has_its_line() {
        assertProblems(
                "a:\n  - b\n c: d\n",
                "line 3: not valid YAML: while parsing a block mapping, expected <block end>, but found '<block mapping start>'");
    }

    @Test
    void a_tab_is_told_from_other_characters() {
        assertProblems(
                "a:\n\tb: 1\n",
                "line 2: not valid YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start"
                        + " any token; indent with spaces, not tabs");
    }

    @Test
    void a_character_that_yaml_does_not_allow_has_its_line() {
        assertProblems("a: 1\nb: \u0001\n", "line 2: the character U+0001 is not allowed in YAML; remove it");
    }

    @Test
    void a_second_document_is_refused() {
        assertProblems(
                "a: 1\n---\nb: 1\n",
                "line 2: not valid YAML: expected a single document in the stream, but found another document");
    }

    @Test
    void a_key_that_is_there_twice_is_refused_at_the_second() {
        assertAdded(
                "\nscan: optional\nscan: required\n",
                "line 10: scan: the key 'scan' is already in line 9; keep one of them");
    }

    @Test
    void a_key_that_is_no_text_is_refused() {
        assertReplaced("prd:", "on:", "line 4: environments.on: the key 'on' is not text to YAML; write it in quotes");
        assertReplaced("prd:", "3:", "line 4: environments.3: the key '3' is not text to YAML; write it in quotes");
        assertReplaced("prd:", "? [ a ]\n  :", "line 4: environments: a key is text, not a list or a mapping");
    }

    @Test
    void merge_keys_are_refused() {
        assertAdded(
                "<<: { scan: optional }\n",
                "line 8: ['<<']: merge keys are not supported; write the keys out, or use an alias for a whole value");
    }

    @Test
    void an_alias_stands_for_a_whole_value() {
        Manifest manifest = ManifestFile.parse(
                "slipway.yaml",
                Problems.BASE + "functions: { web: { test: &t { payload: { a: 1 } } }, mail: { test: *t } }\n");
        assertEquals(
                manifest.function("web").probes(), manifest.function("mail").probes());
    }

    @Test
    void an_alias_of_something_that_contains_it_is_refused() {
        assertAdded(
                "notify: &all\n  - *all\n",
                "line 8: notify[0]: an alias of something that contains it; write the value out");
    }

    @Test
    void an_alias_bomb_is_refused_before_it_goes_off() {
        StringBuilder yaml = new StringBuilder(Problems.BASE).append("a0: &a0 [ x, x, x, x, x, x, x, x, x, x ]\n");
        for (int level = 1; level < 20; level++) {
            String alias = "*a" + (level - 1);
            yaml.append("a%d: &a%d %s\n".formatted(level, level, List.of(alias, alias, alias, alias, alias)));
        }
        List<String> problems = Problems.of(yaml.toString());
        assertEquals(1, problems.size());
        assertEquals(
                "more than 50,000 values once aliases are followed; use fewer aliases",
                problems.getFirst().replaceFirst(".*]: ", ""));
    }

    @Test
    void values_nested_too_deep_are_refused() {
        assertProblems("{".repeat(60) + "}".repeat(60), "not usable YAML: Nesting Depth exceeded max 50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "2024-01-01 | '2024-01-01' is a date to YAML, which JSON does not have; write it in quotes",
                "!!binary aGk= | 'aGk=' is binary data to YAML, which JSON does not have; write it in quotes",
                ".nan | '.nan' is not a JSON number; write a number, or text in quotes",
                "-.inf | '-.inf' is not a JSON number; write a number, or text in quotes",
                "1e999 | the number '1e999' is too large for JSON; write it in quotes",
                "9007199254740992 | the number '9007199254740992' loses digits in JSON (beyond 9007199254740991); write it in quotes",
                "010 | '010' is one number to some readers and another, or text, to others; write a decimal number, or text in quotes",
                "1:30 | '1:30' is one number to some readers and another, or text, to others; write a decimal number, or text in quotes",
                "yes | 'yes' is a truth value to some readers and text to others; write true or false, or text in quotes",
                "!!set { a } | the tag '!!set' is not JSON; remove it",
                "{ 1: a } | @[1] the key '1' is not text to YAML; write it in quotes",
            })
    void a_payload_that_json_cannot_hold_is_refused(String value, String message) {
        boolean inside = message.startsWith("@[1] ");
        assertAdded(
                "functions:\n  web:\n    test:\n      payload:\n        key: " + value + "\n",
                "line 12: functions.web.test.payload.key" + (inside ? ".1: " + message.substring(5) : ": " + message));
    }

    @Test
    void a_payload_keeps_every_json_value_as_it_is() {
        Manifest manifest = ManifestFile.parse("slipway.yaml", Problems.BASE + """
                        functions:
                          web:
                            test:
                              payload: { i: -7, d: 1.50, e: 1e3, t: true, n: null, q: "010", s: plain, l: [ [], {} ] }
                        """);
        assertEquals(
                "{\"i\":-7,\"d\":1.5,\"e\":1000.0,\"t\":true,\"n\":null,\"q\":\"010\",\"s\":\"plain\",\"l\":[[],{}]}",
                payload(manifest.function("web")));
    }

    @Test
    void half_a_character_is_refused() {
        assertAdded(
                "notify: [ \"\\uD800\" ]\n",
                "line 8: notify[0]: half a character (a lone surrogate) is no text in JSON; remove it");
    }

    private static String payload(ManifestFunction function) {
        Probe probe = function.probe(Probe.Kind.TEST).orElseThrow();
        return probe.call() instanceof Probe.Invocation(var payload) ? payload.toString() : "none";
    }
}
