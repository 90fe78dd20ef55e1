package slipway.cloud;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log of one invocation: the application's lines between those that the platform writes. */
record PlatformLog(List<String> lines) {
    private static final int TAIL_BYTES = 4 * 1024;

    /**
     * What the platform knows of the invocation.
     *
     * @param coldStart zero in a warm environment
     */
    record Facts(
            String requestId, String version, Instant at, Duration duration, Duration coldStart, int memoryMegabytes) {}

    static PlatformLog of(Facts facts, Reply reply, boolean timedOut, boolean json) {
        List<String> lines = new ArrayList<>();
        if (!facts.coldStart.isZero()) {
            lines.add(initStart(facts, json));
        }
        if (reply.duringInit()) {
            lines.addAll(reply.log());
        }
        lines.add(start(facts, json));
        if (!reply.duringInit()) {
            lines.addAll(reply.log());
        }
        if (timedOut) {
            lines.add("%s %s Task timed out after %s seconds"
                    .formatted(facts.at.plus(facts.duration), facts.requestId, seconds(facts.duration)));
        }
        lines.add(
                json
                        ? platform(
                                facts,
                                "platform.runtimeDone",
                                Map.of(
                                        "requestId",
                                        facts.requestId,
                                        "status",
                                        reply.errorType().isPresent() ? "error" : "success"))
                        : "END RequestId: " + facts.requestId);
        lines.add(report(facts, json));
        return new PlatformLog(List.copyOf(lines));
    }

    /** The last 4 KB in base 64, as {@code LogType=Tail} returns them. */
    String tail() {
        byte[] all = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] last = all.length > TAIL_BYTES ? Arrays.copyOfRange(all, all.length - TAIL_BYTES, all.length) : all;
        return Base64.getEncoder().encodeToString(last);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 1_000.0);
    }

    private static String initStart(Facts facts, boolean json) {
        return json
                ? platform(facts, "platform.initStart", Map.of("phase", "init", "initializationType", "on-demand"))
                : "INIT_START Runtime Version: simulated";
    }

    private static String start(Facts facts, boolean json) {
        return json
                ? platform(facts, "platform.start", Map.of("requestId", facts.requestId, "version", facts.version))
                : "START RequestId: " + facts.requestId + " Version: " + facts.version;
    }

    private static String report(Facts facts, boolean json) {
        double millis = facts.duration.toNanos() / 1e6;
        if (json) {
            return platform(
                    facts,
                    "platform.report",
                    Map.of("requestId", facts.requestId, "metrics", Map.of("durationMs", Math.round(millis))));
        }
        String line = String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB",
                facts.requestId,
                millis,
                (long) Math.ceil(millis),
                facts.memoryMegabytes,
                facts.memoryMegabytes / 4);
        return facts.coldStart.isZero()
                ? line
                : line + String.format(Locale.ROOT, "\tInit Duration: %.2f ms", facts.coldStart.toNanos() / 1e6);
    }

    private static String platform(Facts facts, String type, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("time", facts.at.toString());
        line.put("type", type);
        line.put("record", new TreeMap<>(members));
        return Json.write(line);
    }
}
