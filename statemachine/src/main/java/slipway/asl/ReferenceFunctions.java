package slipway.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata that the library computes otherwise than the reference: by the machine's clock and time zone, in time that grows
 * with the square of the length, or more leniently.
 */
final class ReferenceFunctions {
    private static final int LONGEST_PAD = 1_000_000;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([Ee][-+]?\\d+)?");
    private static final Pattern OTHER_BASE = Pattern.compile("0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");
    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}(-[01]\\d)?(-[0-3]\\d)?(T[0-2]\\d:[0-5]\\d:[0-5]\\d)?(\\.\\d+)?([+-][0-2]\\d:?[0-5]\\d|Z)?");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu[-MM[-dd]]['T'HH:mm:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter();

    private ReferenceFunctions() {}

    static @Nullable Object number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case String text
            when DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text)) ->
                com.dashjoin.jsonata.Functions.number(text);
            case String text when OTHER_BASE.matcher(text).matches() -> inOtherBase(text);
            case String text -> throw new JException("D3030", -1, text);
            default -> throw new JException("T0410", -1, 1, "number");
        };
    }

    private static Number inOtherBase(String text) {
        int radix = switch (Character.toLowerCase(text.charAt(1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
        return new BigInteger(text.substring(2), radix).doubleValue();
    }

    static @Nullable Object pad(@Nullable Object text, @Nullable Object width, @Nullable Object fill) {
        if (text == null || width == null) {
            return null;
        }
        String content = (String) text;
        long wanted = ((Number) width).longValue();
        long missing = Math.abs(wanted) - content.codePointCount(0, content.length());
        if (missing <= 0) {
            return content;
        }
        if (missing > LONGEST_PAD) {
            throw new IllegalArgumentException("$pad: the width must be at most " + LONGEST_PAD + ", not " + wanted);
        }
        int[] characters =
                fill instanceof String own && !own.isEmpty() ? own.codePoints().toArray() : new int[] {' '};
        StringBuilder padding = new StringBuilder((int) missing);
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(characters[i % characters.length]);
        }
        return wanted < 0 ? padding + content : content + padding;
    }

    static @Nullable Object toMillis(@Nullable Object timestamp, @Nullable Object picture, Instant now) {
        if (timestamp == null) {
            return null;
        }
        return picture == null ? fromIso((String) timestamp) : fromPicture((String) timestamp, (String) picture, now);
    }

    private static Object fromIso(String text) {
        try {
            if (TIMESTAMP.matcher(text).matches()) {
                return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                    case OffsetDateTime time -> time.toInstant().toEpochMilli();
                    case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toEpochMilli();
                    default -> throw new JException("D3110", -1, text);
                };
            }
        } catch (DateTimeParseException _) {
            // Well formed and no date, such as the 13th month: reported below.
        }
        throw new JException("D3110", -1, text);
    }

    /** Where a picture begins below the year, the rest of the date is today's; the library would ask the machine's clock. */
    private static @Nullable Object fromPicture(String text, String picture, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String wholeText = text;
        String wholePicture = picture;
        if (!picture.contains("[Y") && !picture.contains("[X")) {
            boolean dayless = !picture.contains("[D") && !picture.contains("[d");
            if (!picture.contains("[M") && !picture.contains("[d")) {
                if (dayless) {
                    wholeText = today.getDayOfMonth() + " " + wholeText;
                    wholePicture = "[D] " + wholePicture;
                }
                wholeText = today.getMonthValue() + " " + wholeText;
                wholePicture = "[M] " + wholePicture;
            }
            wholeText = today.getYear() + " " + wholeText;
            wholePicture = "[Y] " + wholePicture;
        }
        return DateTimeUtils.parseDateTime(wholeText, wholePicture);
    }
}
