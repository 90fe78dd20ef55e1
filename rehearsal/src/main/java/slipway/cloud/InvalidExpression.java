package slipway.cloud;

/** An expression that DynamoDB would refuse with a ValidationException, or one that uses what is not modelled. */
final class InvalidExpression extends RuntimeException {
    private final String explanation;

    InvalidExpression(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }
}
