package slipway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import slipway.rehearse.RehearsalResult;

/** A preview for people, and for machines. */
final class PreviewReport {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DIGEST = 19;

    private PreviewReport() {}

    static String text(Preview preview) {
        StringBuilder text = new StringBuilder();
        text.append("%s: deploying %s to %s of %s now. Nothing was changed.%n%n"
                .formatted(preview.outcome(), preview.asked(), preview.environment(), preview.application()));
        preview.image()
                .ifPresent(image -> text.append(
                        line("image", image.digest() + " (" + image.tag() + "), pushed " + image.pushedAt())));
        preview.reasons().forEach(reason -> text.append(line("reason", reason)));
        preview.rehearsed().ifPresent(result -> text.append(figures(result)));
        preview.notes().forEach(note -> text.append(line("note", note)));
        if (!preview.changes().isEmpty()) {
            text.append("%n%s".formatted(table(preview)));
        }
        return text.toString();
    }

    private static String figures(RehearsalResult result) {
        StringBuilder figures = new StringBuilder();
        figures.append(line("path", result.path().size() + " states; --json lists them"));
        figures.append(line("duration", seconds(result.virtualSeconds())));
        result.liveSeconds().ifPresent(live -> figures.append(line("live after", seconds(live))));
        figures.append(line(
                "cost",
                String.format(
                        Locale.ROOT,
                        "%.4f USD for Slipway itself, %d billed transitions",
                        result.estimatedCostUsd(),
                        result.transitions())));
        result.notes().forEach(note -> figures.append(line("note", note)));
        return figures.toString();
    }

    private static String table(Preview preview) {
        Table table = new Table("function", "image now", "version", "image then", "");
        preview.changes()
                .forEach(change -> table.row(
                        change.name(),
                        cut(change.before()),
                        change.version(),
                        cut(change.after()),
                        change.changes() ? "changes" : "stays"));
        return table.toString();
    }

    static String json(Preview preview) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("outcome", preview.outcome())
                .put("succeeds", preview.succeeds())
                .put("application", preview.application())
                .put("environment", preview.environment());
        preview.image()
                .ifPresent(image -> json.put("digest", image.digest().text()).put("tag", image.tag()));
        preview.reasons().forEach(json.putArray("reasons")::add);
        preview.notes().forEach(json.putArray("notes")::add);
        preview.changes()
                .forEach(change -> json.withArray("/functions")
                        .addObject()
                        .put("name", change.name())
                        .put("before", change.before())
                        .put("version", change.version())
                        .put("after", change.after())
                        .put("changes", change.changes()));
        preview.rehearsed().ifPresent(result -> {
            result.path().forEach(json.putArray("path")::add);
            result.notes().forEach(json.withArray("/notes")::add);
            json.put("virtualSeconds", result.virtualSeconds())
                    .put("transitions", result.transitions())
                    .put("estimatedCostUsd", result.estimatedCostUsd());
            result.liveSeconds().ifPresent(live -> json.put("liveSeconds", live));
        });
        return json + "\n";
    }

    private static String line(String label, String what) {
        return "  %-10s  %s%n".formatted(label, what);
    }

    private static String cut(String digest) {
        return digest.substring(0, Math.min(DIGEST, digest.length()));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
