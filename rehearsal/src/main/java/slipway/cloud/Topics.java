package slipway.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The account's SNS topics, and every message published to them. */
public final class Topics {
    /** One message; the subject is empty when it has none. */
    public record Message(Instant at, String topic, String subject, String message) {}

    private static final int MAX_BYTES = 256 * 1024;

    private final VirtualTime time;
    private final Randomness randomness;
    private final ServiceErrors errors;
    private final Set<String> topics = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();

    Topics(VirtualTime time, Randomness randomness, ServiceErrors errors) {
        this.time = time;
        this.randomness = randomness;
        this.errors = errors;
    }

    Operations register(Operations operations) {
        operations.on(PublishRequest.class, this::publish);
        return operations;
    }

    /** Makes a topic; answers its ARN. */
    public String create(String name) {
        topics.add(Account.arn("sns", name));
        return Account.arn("sns", name);
    }

    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    private PublishResponse publish(PublishRequest request) {
        if (request.topicArn() == null || request.messageStructure() != null) {
            throw new UnsupportedOperationException("Publish is modelled for topics, with a plain message");
        }
        if (!topics.contains(request.topicArn())) {
            throw errors.of("NotFound", 404, "Topic does not exist");
        }
        if (request.message() == null || request.message().isEmpty()) {
            throw errors.of("InvalidParameter", 400, "Invalid parameter: Empty message");
        }
        if (request.message().length() > MAX_BYTES) {
            throw errors.of("InvalidParameter", 400, "Invalid parameter: Message too long");
        }
        String subject = request.subject() == null ? "" : request.subject();
        if (subject.length() > 100 || subject.contains("\n")) {
            throw errors.of("InvalidParameter", 400, "Invalid parameter: Subject");
        }
        messages.add(
                new Message(time.instant(), ResourceNames.shortName(request.topicArn()), subject, request.message()));
        return PublishResponse.builder()
                .messageId(randomness.uuid("message id").toString())
                .build();
    }
}
