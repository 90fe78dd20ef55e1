package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.contract.aws.AwsErrors.assertFails;
import static slipway.contract.aws.AwsErrors.assertRefused;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** What Slipway relies on of S3: objects are read as they were put. */
abstract class S3Contract {
    private static final String TEXT = "{\"word\":\"Größe\"}";

    private final Aws aws;
    private String bucket = "";

    S3Contract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        bucket = aws.createBucket();
    }

    private void put(String text) {
        aws.s3().putObject(it -> it.bucket(bucket).key("plans/a.json"), RequestBody.fromString(text));
    }

    private String read() {
        return aws.s3()
                .getObjectAsBytes(it -> it.bucket(bucket).key("plans/a.json"))
                .asUtf8String();
    }

    @Test
    void an_object_is_read_as_it_was_put_last() {
        put("first");
        put(TEXT);
        assertEquals(TEXT, read());
    }

    @Test
    void the_head_of_an_object_says_its_size_and_its_hash() {
        put(TEXT);
        HeadObjectResponse head = aws.s3().headObject(it -> it.bucket(bucket).key("plans/a.json"));
        assertEquals(TEXT.getBytes(StandardCharsets.UTF_8).length, head.contentLength());
        assertEquals(
                aws.s3()
                        .getObjectAsBytes(it -> it.bucket(bucket).key("plans/a.json"))
                        .response()
                        .eTag(),
                head.eTag());
    }

    @Test
    void what_is_not_there_is_named() {
        assertRefused(
                NoSuchKeyException.class,
                "NoSuchKey",
                404,
                () -> aws.s3().getObjectAsBytes(it -> it.bucket(bucket).key("none")));
        assertFails(
                NoSuchKeyException.class,
                404,
                () -> aws.s3().headObject(it -> it.bucket(bucket).key("none")));
        assertRefused(
                NoSuchBucketException.class,
                "NoSuchBucket",
                404,
                () -> aws.s3()
                        .getObjectAsBytes(it -> it.bucket(bucket + "-none").key("none")));
    }
}
