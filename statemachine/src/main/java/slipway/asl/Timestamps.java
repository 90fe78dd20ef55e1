package slipway.asl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as the service writes and reads them: ISO-8601 with an upper-case T and an offset. */
final class Timestamps {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter().withZone(ZoneOffset.UTC);

    private Timestamps() {}

    static String print(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Null when the text is no such time. */
    static @Nullable Instant parse(String text) {
        if (!text.contains("T")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
