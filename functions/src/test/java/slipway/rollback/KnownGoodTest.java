package slipway.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.error.InvalidRequest;
import slipway.image.Digest;
import slipway.ledger.Releases.Release;

@DisplayName("T4: which release a rollback goes to")
class KnownGoodTest {
    private static Digest digest(char letter) {
        return new Digest("sha256:" + String.valueOf(letter).repeat(64));
    }

    /** @param history the newest first; a capital letter for a rollback to that release */
    private static List<Release> releases(String history) {
        return Stream.of(history.split(""))
                .filter(text -> !text.isEmpty())
                .map(text -> new Release(
                        digest(Character.toLowerCase(text.charAt(0))),
                        Character.isLowerCase(text.charAt(0)),
                        Instant.EPOCH))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ba, false, a",
        "bba, false, a",
        "cba, false, b",
        "Bcba, false, a",
        "cBcba, false, b",
        "abab, false, b",
        "ba, true, b",
        "Aba, true, a",
    })
    void it_is_the_one_before_the_running_one_or_the_running_one_while_a_deployment_is_under_way(
            String history, boolean changing, char expected) {
        assertEquals(Optional.of(digest(expected)), KnownGood.before(releases(history), changing, "dev"));
    }

    @Test
    void the_first_deployment_of_all_is_only_put_back() {
        assertEquals(Optional.empty(), KnownGood.before(List.of(), true, "dev"));
    }

    @ParameterizedTest
    @CsvSource({"''", "a", "aa", "Aba"})
    void without_an_earlier_one_it_is_refused(String history) {
        assertThrows(InvalidRequest.class, () -> KnownGood.before(releases(history), false, "dev"));
    }

    @Test
    void a_named_one_must_have_been_good_here() {
        assertEquals(digest('a'), KnownGood.named(releases("cba"), digest('a'), "dev"));
        InvalidRequest refused =
                assertThrows(InvalidRequest.class, () -> KnownGood.named(releases("ba"), digest('f'), "dev"));
        String told = String.valueOf(refused.getMessage());
        assertTrue(told.contains(digest('b') + ", " + digest('a')), told);
    }
}
