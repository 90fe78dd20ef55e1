package slipway.cloud;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The account's rate limits: which calls share a bucket, and how large it is. */
final class RateLimits {
    private final Map<Limit, TokenBucket> buckets = new HashMap<>();

    /** A bucket by name; capacity and refill per second as the services' quota pages give them. */
    private record Limit(String name, double capacity, double perSecond) {}

    boolean admit(Service service, String operation, Instant now) {
        Limit limit = limit(service, operation);
        return buckets.computeIfAbsent(limit, it -> new TokenBucket(it.capacity, it.perSecond, now))
                .take(now);
    }

    private static Limit limit(Service service, String operation) {
        return switch (service) {
            case LAMBDA -> lambda(operation);
            case SFN -> stepFunctions(operation);
            case ECR -> new Limit("ecr " + operation, 200, 100);
            case DYNAMODB, S3 -> new Limit(service.id(), 3_000, 3_000);
            case SNS, EVENTS -> new Limit(service.id(), 1_000, 1_000);
            case CLOUDWATCH -> new Limit("cloudwatch " + operation, 50, 50);
            case LOGS -> new Limit("logs " + operation, 10, 10);
            case HTTP -> new Limit("http", 5_000, 10_000);
        };
    }

    private static Limit lambda(String operation) {
        return switch (operation) {
            case "Invoke" -> new Limit("lambda invoke", 10_000, 10_000);
            case "GetFunction" -> new Limit("lambda GetFunction", 100, 100);
            case "GetPolicy" -> new Limit("lambda GetPolicy", 15, 15);
            default -> new Limit("lambda control plane", 15, 15);
        };
    }

    private static Limit stepFunctions(String operation) {
        return switch (operation) {
            case "StartExecution", "RedriveExecution" -> new Limit("sfn " + operation, 1_300, 300);
            case "DescribeExecution" -> new Limit("sfn DescribeExecution", 300, 15);
            case "StopExecution" -> new Limit("sfn StopExecution", 1_000, 200);
            case "DescribeStateMachine" -> new Limit("sfn DescribeStateMachine", 200, 20);
            default -> new Limit("sfn " + operation, 200, 5);
        };
    }
}
