package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import slipway.cloud.Image;
import slipway.image.Digest;

/** How a rehearsal begins: the image that is named comes to exist, then the execution is started as it would be. */
final class Started {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Started() {}

    /**
     * Starts the execution: by the push of an image, by CI's call for some apps, or with the given input.
     *
     * @param commit of the image when no event names another
     */
    static void start(World world, RehearsalRequest request, String commit) {
        if (request.event().isEmpty() && request.apps().isEmpty()) {
            world.push(commit, request.breaks());
        } else if (request.event().isEmpty()) {
            world.store(world.image(commit, request.breaks()), Optional.empty(), world.tag(commit));
            world.start(ofApps(world, request, commit));
        } else if (request.apps().isEmpty()) {
            JsonNode event = parse(request.event().get());
            store(world, request, event, commit);
            world.start(event.toString());
        } else {
            throw new InvalidRehearsal(
                    "--apps and --event cannot go together: name the apps in the event, as \"apps\": [...]. Nothing was rehearsed.");
        }
    }

    private static String ofApps(World world, RehearsalRequest request, String commit) {
        ObjectNode input = MAPPER.createObjectNode().put("tag", world.tag(commit));
        input.set("apps", MAPPER.valueToTree(request.apps()));
        return input.toString();
    }

    /** Makes the image that an event names, with the media type that it states; nothing when it names none of this repository. */
    private static void store(World world, RehearsalRequest request, JsonNode event, String commit) {
        JsonNode detail = event.path("detail");
        boolean elsewhere = event.has("detail")
                && !detail.path("repository-name")
                        .asText("")
                        .equals(world.plan().repository());
        String tag = detail.path("image-tag").asText(event.path("tag").asText(""));
        String digest = detail.path("image-digest").asText(event.path("digest").asText(""));
        if (elsewhere || (tag.isEmpty() && digest.isEmpty())) {
            return;
        }
        Image image = world.image(tag + digest, request.breaks());
        String mediaType = detail.path("manifest-media-type").asText("");
        world.store(
                mediaType.isEmpty() ? image : image.withMediaType(mediaType),
                Optional.of(digest).filter(Digest::isDigest),
                tag.isEmpty() ? world.tag(commit) : tag);
    }

    private static JsonNode parse(String event) {
        try {
            return MAPPER.readTree(event);
        } catch (JsonProcessingException e) {
            throw new InvalidRehearsal("The event is not JSON: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr() + ". Nothing was rehearsed.");
        }
    }
}
