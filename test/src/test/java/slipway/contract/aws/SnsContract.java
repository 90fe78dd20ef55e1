package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static slipway.contract.aws.AwsErrors.assertRefused;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** What Slipway relies on of SNS: a message to a topic is accepted, and what cannot be sent is refused. */
abstract class SnsContract {
    private final Aws aws;

    SnsContract(Aws aws) {
        this.aws = aws;
    }

    private String publish(String topic, String subject, String message) {
        return aws.sns()
                .publish(it -> it.topicArn(topic).subject(subject).message(message))
                .messageId();
    }

    @Test
    void each_message_gets_an_id() {
        String topic = aws.createTopic();
        assertNotEquals(publish(topic, "Deployed", "all good"), publish(topic, "Deployed", "all good"));
    }

    @Test
    void a_topic_that_is_not_there_is_not_found() {
        String topic = aws.createTopic();
        assertRefused(NotFoundException.class, "NotFound", 404, () -> publish(topic + "-none", "a", "b"));
    }

    @Test
    void an_empty_message_is_refused() {
        String topic = aws.createTopic();
        assertRefused(InvalidParameterException.class, "InvalidParameter", 400, () -> publish(topic, "a", ""));
    }

    @Test
    void a_subject_of_more_than_a_hundred_characters_is_refused() throws Throwable {
        String topic = aws.createTopic();
        aws.holds(
                Difference.SUBJECTS_ARE_NOT_CHECKED,
                () -> assertRefused(
                        InvalidParameterException.class,
                        "InvalidParameter",
                        400,
                        () -> publish(topic, "a".repeat(101), "b")));
    }

    @Test
    void a_subject_of_two_lines_is_refused() throws Throwable {
        String topic = aws.createTopic();
        aws.holds(
                Difference.SUBJECTS_ARE_NOT_CHECKED,
                () -> assertRefused(
                        InvalidParameterException.class, "InvalidParameter", 400, () -> publish(topic, "a\nb", "b")));
    }

    @Test
    void a_message_longer_than_256_kilobytes_is_refused() {
        String topic = aws.createTopic();
        assertRefused(
                InvalidParameterException.class,
                "InvalidParameter",
                400,
                () -> publish(topic, "a", "b".repeat(256 * 1024 + 1)));
    }
}
