package slipway.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import slipway.asl.VirtualTime;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** S3's API over the {@link Buckets}. */
final class S3Operations {
    private final Buckets buckets;
    private final VirtualTime time;
    private final ServiceErrors errors;

    private S3Operations(Buckets buckets, VirtualTime time, ServiceErrors errors) {
        this.buckets = buckets;
        this.time = time;
        this.errors = errors;
    }

    static Operations register(Operations operations, Buckets buckets, VirtualTime time) {
        S3Operations s3 = new S3Operations(buckets, time, operations.errors());
        operations.onBody(PutObjectRequest.class, RequestBody.class, s3::putObject);
        operations.onBody(GetObjectRequest.class, ResponseTransformer.class, s3::getObject);
        operations.on(HeadObjectRequest.class, s3::headObject);
        return operations;
    }

    private PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Map<String, Buckets.Stored> bucket = require(request.bucket());
        if (request.ifMatch() != null || request.ifNoneMatch() != null) {
            throw new UnsupportedOperationException("PutObject with If-Match or If-None-Match is not modelled");
        }
        Buckets.Stored stored = new Buckets.Stored(bytes(body), request.contentType(), time.instant());
        bucket.put(request.key(), stored);
        return PutObjectResponse.builder().eTag(stored.etag()).build();
    }

    private static SdkBytes bytes(RequestBody body) {
        try (InputStream in = body.contentStreamProvider().newStream()) {
            return SdkBytes.fromInputStream(in);
        } catch (IOException e) {
            throw SdkClientException.create("Unable to read the request's body", e);
        }
    }

    private Object getObject(GetObjectRequest request, ResponseTransformer<?, ?> transformer) {
        Buckets.Stored stored = stored(request.bucket(), request.key());
        GetObjectResponse response = GetObjectResponse.builder()
                .eTag(stored.etag())
                .contentLength((long) stored.content().asByteArrayUnsafe().length)
                .contentType(stored.contentType())
                .lastModified(stored.at())
                .build();
        return transform(transformer, response, stored.content());
    }

    /** The client's interface ties the transformer to GetObject's response, which the reflective call has lost. */
    @SuppressWarnings("unchecked")
    private static Object transform(
            ResponseTransformer<?, ?> transformer, GetObjectResponse response, SdkBytes content) {
        ResponseTransformer<GetObjectResponse, ?> typed = (ResponseTransformer<GetObjectResponse, ?>) transformer;
        try {
            return typed.transform(response, AbortableInputStream.create(content.asInputStream()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw SdkClientException.create("Unable to transform the response", e);
        }
    }

    private HeadObjectResponse headObject(HeadObjectRequest request) {
        Buckets.Stored stored = Optional.ofNullable(require(request.bucket()).get(request.key()))
                .orElseThrow(() -> errors.of("NoSuchKey", 404, "Not Found"));
        return HeadObjectResponse.builder()
                .eTag(stored.etag())
                .contentLength((long) stored.content().asByteArrayUnsafe().length)
                .contentType(stored.contentType())
                .lastModified(stored.at())
                .build();
    }

    private Buckets.Stored stored(String bucket, String key) {
        return Optional.ofNullable(require(bucket).get(key))
                .orElseThrow(() -> errors.of("NoSuchKey", 404, "The specified key does not exist."));
    }

    private Map<String, Buckets.Stored> require(String bucket) {
        return buckets.find(bucket)
                .orElseThrow(() -> errors.of("NoSuchBucket", 404, "The specified bucket does not exist"));
    }
}
