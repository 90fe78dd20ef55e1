package slipway.report;

import java.util.Locale;

/** Numbers as the page writes them. */
final class Figures {
    private Figures() {}

    /** For example {@code 0.4 s}, {@code 63.3 s}, {@code 12 min 5 s}. */
    static String seconds(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole % 60 == 0 ? whole / 60 + " min" : whole / 60 + " min " + whole % 60 + " s";
    }

    static String dollars(double dollars) {
        return String.format(Locale.ROOT, dollars < 1 ? "$%.4f" : "$%.2f", dollars);
    }

    static String count(long n, String what) {
        return whole(n) + " " + what + (n == 1 ? "" : "s");
    }

    static String whole(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A length for CSS and SVG, which take a point and nothing else. */
    static String length(double length) {
        String text = String.format(Locale.ROOT, "%.2f", length);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
