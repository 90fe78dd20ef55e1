package slipway.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

/** Asserts which problems a manifest has; each is written as {@code line 3: path: message}. */
final class Problems {
    /** Seven lines that are a whole manifest, to which a test adds what it is about. */
    static final String BASE = """
            application: shop
            environments:
              dev: { ref: "branch:dev" }
              prd: { ref: "tag:v*", after: dev }
            apps:
              site: [ web, jobs ]
              admin: [ mail, jobs ]
            """;

    private Problems() {}

    static void assertProblems(String yaml, String... expected) {
        assertEquals(String.join("\n", expected), String.join("\n", of(yaml)));
    }

    /** Asserts the problems of {@link #BASE} with lines added to it; the first of these is line 8. */
    static void assertAdded(String lines, String... expected) {
        assertProblems(BASE + lines, expected);
    }

    /** Asserts the problems of {@link #BASE} with one text replaced. */
    static void assertReplaced(String from, String to, String... expected) {
        assertEquals(true, BASE.contains(from), from);
        assertProblems(BASE.replace(from, to), expected);
    }

    static List<String> of(String yaml) {
        return assertThrows(InvalidManifest.class, () -> ManifestFile.parse("slipway.yaml", yaml)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
