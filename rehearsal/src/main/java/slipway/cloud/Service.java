package slipway.cloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import slipway.fault.Failure;

/** The services on the other side of the boundary: how each is named, how long it takes and how it says no. */
enum Service {
    LAMBDA("lambda", "Lambda", "lambda", LogNormal.millis(60, 350), "TooManyRequestsException", 429, "Rate Exceeded."),
    ECR("ecr", "Ecr", "ecr", LogNormal.millis(40, 200), "ThrottlingException", 400, "Rate exceeded"),
    SFN("sfn", "Sfn", "sfn", LogNormal.millis(40, 200), "ThrottlingException", 400, "Rate exceeded"),
    DYNAMODB("dynamodb", "DynamoDb", "dynamodb", LogNormal.millis(6, 30), "ThrottlingException", 400, "Rate exceeded"),
    S3("s3", "S3", "s3", LogNormal.millis(30, 180), "SlowDown", 503, "Please reduce your request rate."),
    SNS("sns", "Sns", "sns", LogNormal.millis(25, 120), "Throttled", 429, "Rate exceeded"),
    EVENTS(
            "events",
            "EventBridge",
            "eventbridge",
            LogNormal.millis(20, 100),
            "ThrottlingException",
            400,
            "Rate exceeded"),
    CLOUDWATCH("cloudwatch", "CloudWatch", "cloudwatch", LogNormal.millis(50, 250), "Throttling", 400, "Rate exceeded"),
    LOGS(
            "logs",
            "CloudWatchLogs",
            "cloudwatchlogs",
            LogNormal.millis(60, 400),
            "ThrottlingException",
            400,
            "Rate exceeded"),
    HTTP("http", "Http", "", LogNormal.millis(20, 150), "Too Many Requests", 429, "Too Many Requests");

    private final String id;
    private final String sdkName;
    private final String sdkPackage;
    private final LogNormal latency;
    private final Failure.ServiceError throttled;

    Service(
            String id,
            String sdkName,
            String sdkPackage,
            LogNormal latency,
            String throttleCode,
            int throttleStatus,
            String throttleMessage) {
        this.id = id;
        this.sdkName = sdkName;
        this.sdkPackage = sdkPackage;
        this.latency = latency;
        this.throttled = new Failure.ServiceError(throttleCode, throttleStatus, throttleMessage);
    }

    /** The service as a state machine's resource names it: {@code events} and {@code eventbridge} are the same. */
    static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.id.equals(name)
                        || service.sdkName.toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** As {@link slipway.fault.ApiCall#service()} has it. */
    String id() {
        return id;
    }

    /** The prefix of the SDK's class names, which is also the one of {@code aws-sdk} error names in Step Functions. */
    String sdkName() {
        return sdkName;
    }

    String modelPackage() {
        return "software.amazon.awssdk.services." + sdkPackage + ".model";
    }

    /** What one call costs its caller. */
    LogNormal latency() {
        return latency;
    }

    Failure.ServiceError throttled() {
        return throttled;
    }

    Failure.ServiceError denied(String action, String resource) {
        String message = "User: arn:aws:sts::%s:assumed-role/caller/session is not authorized to perform: %s%s"
                        .formatted(Account.ID, action, resource.isEmpty() ? "" : " on resource: " + resource)
                + " because no identity-based policy allows the " + action + " action";
        return switch (this) {
            case LAMBDA, HTTP -> new Failure.ServiceError("AccessDeniedException", 403, message);
            case S3, CLOUDWATCH -> new Failure.ServiceError("AccessDenied", 403, message);
            case SNS -> new Failure.ServiceError("AuthorizationError", 403, message);
            case ECR, SFN, DYNAMODB, EVENTS, LOGS -> new Failure.ServiceError("AccessDeniedException", 400, message);
        };
    }

    Failure.ServiceError unavailable() {
        return switch (this) {
            case LAMBDA ->
                new Failure.ServiceError(
                        "ServiceException", 500, "An error occurred and the request cannot be processed.");
            case DYNAMODB -> new Failure.ServiceError("InternalServerError", 500, "Internal server error");
            case S3 ->
                new Failure.ServiceError("InternalError", 500, "We encountered an internal error. Please try again.");
            case ECR -> new Failure.ServiceError("ServerException", 500, "Server error");
            case SNS -> new Failure.ServiceError("InternalError", 500, "Internal error");
            case SFN, EVENTS, CLOUDWATCH, LOGS, HTTP ->
                new Failure.ServiceError("ServiceUnavailable", 503, "Service Unavailable");
        };
    }
}
