package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.local.Account;
import slipway.local.LocalCloud;
import slipway.local.Poll;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Somebody who is told of deployments: a queue behind the topic. */
final class Inbox implements AutoCloseable {
    private static final Duration MOST = Duration.ofSeconds(30);

    private final SnsClient topics;
    private final SqsClient queues;
    private final String queue;
    private final String subscription;

    Inbox(RunningCloud cloud) {
        this.topics = cloud.clients().client(SnsClient.builder());
        this.queues = cloud.clients().client(SqsClient.builder());
        this.queue = queues.createQueue(request -> request.queueName("inbox-" + LocalCloud.newCommit()))
                .queueUrl();
        String arn = queues.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        this.subscription = topics.subscribe(request -> request.topicArn(topic(cloud))
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(Map.of("RawMessageDelivery", "true")))
                .subscriptionArn();
    }

    /** The next message that somebody is told; alarms tell the same topic, but nothing of a deployment. */
    String next() {
        Optional<String> message = Poll.until(
                MOST,
                Duration.ofMillis(500),
                () -> receive().stream()
                        .map(Message::body)
                        .filter(body -> !body.contains("AlarmName"))
                        .findFirst());
        assertEquals(true, message.isPresent(), "nobody was told");
        return message.orElseThrow();
    }

    private List<Message> receive() {
        return queues.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(1))
                .messages();
    }

    private static String topic(RunningCloud cloud) {
        return "arn:aws:sns:" + Account.REGION + ":" + Account.ID + ":slipway-"
                + cloud.plan().application() + "-" + RunningCloud.ENVIRONMENT;
    }

    @Override
    public void close() {
        topics.unsubscribe(request -> request.subscriptionArn(subscription));
        queues.deleteQueue(request -> request.queueUrl(queue));
        topics.close();
        queues.close();
    }
}
