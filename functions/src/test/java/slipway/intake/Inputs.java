package slipway.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import slipway.step.Json;

/** What starts an execution, in the shapes that AWS documents and sends, and the application that it starts for. */
final class Inputs {
    static final String DIGEST = "sha256:" + "7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234abcd";
    static final String EXECUTION = "arn:aws:states:us-west-2:123456789012:execution:slipway-dr-daily-report-dev:run";
    static final Intake.Application DEV = new Intake.Application(
            "dev",
            "dr-daily-report",
            "^dev-([0-9a-f]{7,40})$",
            List.of("^stg-([0-9a-f]{7,40})$", "^v[0-9]+\\.[0-9]+\\.[0-9]+-([0-9a-f]{7,40})$"),
            List.of("telegram-api", "line-bot", "scheduler"));

    private Inputs() {}

    static Intake.Output take(String event) {
        return take(event, false);
    }

    static Intake.Output take(String event, boolean operatorRerun) {
        try {
            return new Intake().run(new Intake.Input(Json.MAPPER.readTree(event), DEV, operatorRerun));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event as it was sent in 2019. */
    static String push(String repository, String action, String tag) {
        return ecr("""
                {"result": "SUCCESS", "repository-name": "%s", "image-digest": "%s", "action-type": "%s", "image-tag": "%s"}
                """.formatted(repository, DIGEST, action, tag));
    }

    static String push(String tag) {
        return push("dr-daily-report", "PUSH", tag);
    }

    /** An event as it is sent since it states media types. */
    static String pushOfMediaType(String tag, String mediaType) {
        return ecr("""
                {"result": "SUCCESS", "repository-name": "dr-daily-report", "image-digest": "%s", "action-type": "PUSH",
                 "image-tag": "%s", "manifest-media-type": "%s",
                 "artifact-media-type": "application/vnd.oci.image.config.v1+json"}
                """.formatted(DIGEST, tag, mediaType));
    }

    static String ecr(String detail) {
        return """
                {"version": "0", "id": "13cde686-328b-6117-af20-0e5566167482", "detail-type": "ECR Image Action",
                 "source": "aws.ecr", "account": "123456789012", "time": "2019-11-16T01:54:34Z", "region": "us-west-2",
                 "resources": [], "detail": %s}
                """.formatted(detail);
    }

    /** What the recovery rule makes of an execution that ended badly. */
    static String ended(String status) {
        return """
                {"action": "recover", "execution": "%s", "status": "%s"}
                """.formatted(EXECUTION, status);
    }
}
