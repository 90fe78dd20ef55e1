package slipway.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import slipway.error.InvalidRequest;
import slipway.image.Digest;
import slipway.image.ImageTag;

/** Reads the input of an execution; pure. */
final class Requests {
    private static final Set<String> OF_CI = Set.of("tag", "digest", "apps", "reason");
    private static final Set<String> OF_OPERATOR = Set.of("action", "tag", "digest", "apps", "reason", "override");
    private static final Set<String> OF_ROLLBACK = Set.of("action", "to", "apps", "reason", "configuration");
    private static final Set<String> OF_RECOVERY = Set.of("action", "execution", "status", "reason");
    private static final Set<String> OF_SCHEDULE = Set.of("action", "reason");
    private static final Set<String> OF_PROMOTION = Set.of("action", "digest", "reason");
    private static final Set<String> OF_DRILL = Set.of("action", "apps", "reason");

    private static final String KNOWN = "deploy, rollback, drill, recover, reconcile, unpin, promote";

    private static final int LONGEST_REASON = 1_000;

    private static final String TELL =
            "; start with {\"tag\": \"<environment>-<sha>\"} or {\"digest\": \"sha256:…\"}, and \"apps\": [...] for some of them";

    private Requests() {}

    static Intake.Output parse(JsonNode event, Intake.Application application) {
        if (!event.isObject()) {
            throw new InvalidRequest("The input is " + kind(event) + ", not a JSON object" + TELL + ".");
        }
        if (isEvent(event)) {
            return EventBridgeEvents.parse(event, application);
        }
        if (!event.has("action")) {
            onlyKeys(event, OF_CI);
            return deployment(event, application, By.CI);
        }
        String action = text(event, "action").orElse("");
        return switch (action) {
            case "deploy" -> {
                onlyKeys(event, OF_OPERATOR);
                yield deployment(event, application, By.OPERATOR);
            }
            case "rollback" -> {
                onlyKeys(event, OF_ROLLBACK);
                yield rollback(event, application);
            }
            case "recover" -> {
                onlyKeys(event, OF_RECOVERY);
                yield recovery(event);
            }
            case "reconcile" -> {
                onlyKeys(event, OF_SCHEDULE);
                yield without(Action.RECONCILE, By.SCHEDULE, List.of(), reason(event));
            }
            case "unpin" -> {
                onlyKeys(event, OF_SCHEDULE);
                yield without(Action.UNPIN, By.OPERATOR, List.of(), reason(event));
            }
            case "promote" -> {
                onlyKeys(event, OF_PROMOTION);
                yield promotion(event);
            }
            case "drill" -> {
                onlyKeys(event, OF_DRILL);
                yield without(Action.DRILL, By.OPERATOR, apps(event, application), reason(event));
            }
            default ->
                throw new InvalidRequest("The action '" + action + "' is unknown; known actions: " + KNOWN + ".");
        };
    }

    private static Intake.Output promotion(JsonNode event) {
        return new Intake.Output(
                Action.PROMOTE,
                text(event, "digest").map(Requests::digest),
                Optional.empty(),
                List.of(),
                By.OPERATOR,
                reason(event),
                Optional.empty(),
                Optional.empty(),
                Intake.Options.NONE);
    }

    /** A request that names no image. */
    private static Intake.Output without(Action action, By by, List<String> apps, String why) {
        return new Intake.Output(
                action,
                Optional.empty(),
                Optional.empty(),
                apps,
                by,
                why,
                Optional.empty(),
                Optional.empty(),
                Intake.Options.NONE);
    }

    /** A {@code source} alone makes no event: CI that adds one to its request is told so, and not ignored. */
    private static boolean isEvent(JsonNode event) {
        return event.has("detail-type") || event.path("source").asText("").startsWith("aws.");
    }

    private static Intake.Output deployment(JsonNode event, Intake.Application application, By by) {
        Optional<String> tag = text(event, "tag");
        Optional<Digest> digest = text(event, "digest").map(Requests::digest);
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new InvalidRequest("The input names neither a tag nor a digest" + TELL + ".");
        }
        tag.ifPresent(name -> requireTag(name, application));
        boolean override = truth(event, "override");
        return new Intake.Output(
                Action.DEPLOY,
                digest,
                tag,
                apps(event, application),
                by,
                override ? givenReason(event, "An override of a freeze") : reason(event),
                Optional.empty(),
                Optional.empty(),
                new Intake.Options(override, false));
    }

    /** A rollback to the last release that was good, or to the one that is named. */
    private static Intake.Output rollback(JsonNode event, Intake.Application application) {
        Optional<String> to = text(event, "to");
        Optional<String> tag = to.filter(name -> !name.startsWith("sha256:"));
        tag.ifPresent(name -> requireTag(name, application));
        return new Intake.Output(
                Action.ROLLBACK,
                to.filter(name -> tag.isEmpty()).map(Requests::digest),
                tag,
                apps(event, application),
                By.OPERATOR,
                givenReason(event, "A rollback"),
                Optional.empty(),
                Optional.empty(),
                new Intake.Options(false, truth(event, "configuration")));
    }

    private static String givenReason(JsonNode event, String what) {
        String reason = reason(event);
        if (reason.isEmpty()) {
            throw new InvalidRequest(what + " is recorded with its reason; add \"reason\": \"…\".");
        }
        return reason;
    }

    private static boolean truth(JsonNode event, String key) {
        JsonNode value = event.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new InvalidRequest("\"" + key + "\" must be true or false, but is " + kind(value) + ".");
        }
        return value.asBoolean(false);
    }

    private static String reason(JsonNode event) {
        String reason = text(event, "reason").orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidRequest("\"reason\" has " + reason.length() + " characters; at most " + LONGEST_REASON
                    + " are kept. Shorten it.");
        }
        return reason;
    }

    /** A recovery; the rule that starts one when an execution ends badly gives that execution's status along. */
    private static Intake.Output recovery(JsonNode event) {
        Optional<String> status = text(event, "status");
        Optional<String> execution = text(event, "execution");
        if (status.isPresent() && execution.isEmpty()) {
            throw new InvalidRequest("A recovery with a \"status\" must name the \"execution\" that ended so.");
        }
        return new Intake.Output(
                Action.RECOVER,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                status.isPresent() ? By.EVENT : By.OPERATOR,
                status.map(ended -> "the execution ended " + ended).orElseGet(() -> reason(event)),
                execution,
                Optional.empty(),
                Intake.Options.NONE);
    }

    static Intake.Output ignored(String why) {
        return without(Action.IGNORE, By.EVENT, List.of(), why);
    }

    static void requireTag(String tag, Intake.Application application) {
        if (ImageTag.parse(tag, application.tagPattern()).isEmpty()) {
            throw new InvalidRequest("The tag " + ImageTag.quote(tag) + " is none of " + application.environment()
                    + "'s: a tag there is " + application.environment()
                    + "'s prefix and a commit of 7 to 40 hexadecimal digits, and matches " + application.tagPattern()
                    + ". Push the image under such a tag.");
        }
    }

    static Digest digest(String text) {
        if (!Digest.isDigest(text)) {
            throw new InvalidRequest("The digest " + ImageTag.quote(text)
                    + " is none: it must be sha256: and 64 lower-case hexadecimal digits.");
        }
        return new Digest(text);
    }

    private static List<String> apps(JsonNode event, Intake.Application application) {
        JsonNode apps = event.path("apps");
        if (apps.isMissingNode()) {
            return List.of();
        }
        if (!apps.isArray() || apps.isEmpty()) {
            throw new InvalidRequest("\"apps\" must be a list of at least one of " + application.apps()
                    + "; leave it out to deploy all of them.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode app : apps) {
            if (!app.isTextual() || !application.apps().contains(app.textValue())) {
                throw new InvalidRequest("There is no app " + app + "; the manifest has " + application.apps() + ".");
            }
            names.add(app.textValue());
        }
        return names;
    }

    /** A member that must be a text when it is there. */
    static Optional<String> text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new InvalidRequest("\"" + key + "\" must be a text, but is " + kind(value) + ".");
        }
        return Optional.of(value.textValue());
    }

    private static void onlyKeys(JsonNode event, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        event.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidRequest(
                    "The input has unknown keys " + unknown + "; known here are " + new TreeSet<>(known) + TELL + ".");
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "the text " + ImageTag.quote(value.textValue());
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NULL, MISSING -> "null";
            default -> value.toString();
        };
    }
}
