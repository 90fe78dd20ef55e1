package slipway.cloud;

/** An expression that DynamoDB would refuse with a ValidationException, or one that uses what is not modelled. */
final class InvalidExpression extends RuntimeException {
    InvalidExpression(String message) {
        super(message);
    }
}
