package slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slipway.fake.Messages.assertSays;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.step.Json;

@DisplayName("E2, E3: digests, tags and where an image is")
class NamesOfImagesTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String URI = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app@sha256:" + HEX;

    @Test
    void a_digest_is_its_text_and_its_digits() {
        Digest digest = new Digest("sha256:" + HEX);
        assertEquals("sha256:" + HEX, digest.toString());
        assertEquals(HEX, digest.hex());
        assertTrue(Digest.isDigest(digest.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                HEX,
                "sha256:0123",
                "sha256:" + HEX + "0",
                "SHA256:" + HEX,
                "sha512:" + HEX,
                "sha256:" + "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                " sha256:" + HEX,
                "sha256:" + HEX + "\n"
            })
    void a_text_that_is_no_digest_makes_none(String text) {
        assertFalse(Digest.isDigest(text));
        assertSays(assertThrows(IllegalArgumentException.class, () -> new Digest(text)), "sha256:");
    }

    @Test
    void an_image_is_a_repository_and_a_digest() {
        ImageUri image = ImageUri.parse(URI);
        assertEquals("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app", image.repository());
        assertEquals(HEX, image.digest().hex());
        assertEquals(URI, image.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", "app:latest", "@sha256:" + HEX, "app@latest", "app@sha256:12"})
    void an_image_by_tag_or_without_a_repository_is_none(String text) {
        assertThrows(IllegalArgumentException.class, () -> ImageUri.parse(text));
    }

    @Test
    void both_are_plain_texts_in_json() throws JsonProcessingException {
        assertEquals("\"" + URI + "\"", Json.MAPPER.writeValueAsString(ImageUri.parse(URI)));
        assertEquals(ImageUri.parse(URI), Json.MAPPER.readValue("\"" + URI + "\"", ImageUri.class));
        assertEquals("\"sha256:" + HEX + "\"", Json.MAPPER.writeValueAsString(new Digest("sha256:" + HEX)));
        assertEquals(new Digest("sha256:" + HEX), Json.MAPPER.readValue("\"sha256:" + HEX + "\"", Digest.class));
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue("\"sha256:12\"", Digest.class));
    }

    @Test
    void a_tag_is_read_by_the_pattern_whose_first_group_is_the_commit() {
        assertEquals(
                Optional.of(new ImageTag("dev-1234567", "1234567")),
                ImageTag.parse("dev-1234567", "^dev-([0-9a-f]{7,40})$"));
        assertEquals(Optional.empty(), ImageTag.parse("dev-1234567", "^stg-([0-9a-f]{7,40})$"));
        // Even a pattern without anchors is held against the whole tag.
        assertEquals(Optional.empty(), ImageTag.parse("xdev-1234567x", "dev-([0-9a-f]{7,40})"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dev-1234567|'dev-1234567'",
                "d\u0435v|'d\\u{435}v'",
                "a\tb|'a\\u{9}b'",
                "a\u007fb|'a\\u{7f}b'",
                "\ud83d\udea2|'\\u{1f6a2}'",
                "``|''"
            })
    void a_quoted_tag_shows_every_character_that_is_not_plain(String text, String quoted) {
        assertEquals(quoted, ImageTag.quote(text));
    }
}
