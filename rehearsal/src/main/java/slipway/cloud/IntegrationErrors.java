package slipway.cloud;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The names that Step Functions gives to the services' exceptions.
 *
 * <p>SDK integrations use the prefix and class of the Java SDK 2. Optimised ones are older: their prefixes are their own, and an error that the
 * service's model does not declare carries the name of the SDK 1's general exception.
 */
final class IntegrationErrors {
    private IntegrationErrors() {}

    static String name(Integration integration, SdkException error) {
        String prefix = prefix(integration);
        if (error instanceof SdkClientException) {
            return prefix + ".SdkClientException";
        }
        String type = error.getClass().getSimpleName();
        boolean general = type.equals(sdkPrefix(integration.service()) + "Exception");
        return prefix + "." + (general && integration.optimised() ? generalException(integration.service()) : type);
    }

    private static String prefix(Integration integration) {
        if (!integration.optimised()) {
            return sdkPrefix(integration.service());
        }
        return switch (integration.service()) {
            case "lambda" -> "Lambda";
            case "dynamodb" -> "DynamoDB";
            case "sns" -> "SNS";
            default -> "EventBridge";
        };
    }

    private static String sdkPrefix(String service) {
        return Service.named(service).orElseThrow().sdkName();
    }

    private static String generalException(String service) {
        return switch (service) {
            case "lambda" -> "AWSLambdaException";
            case "dynamodb" -> "AmazonDynamoDBException";
            case "sns" -> "AmazonSNSException";
            default -> "AmazonEventBridgeException";
        };
    }
}
