package slipway.cloud;

/** The one account and region of the simulated AWS, and the names that follow from them. */
final class Account {
    static final String ID = "123456789012";
    static final String REGION = "us-east-1";
    static final String REGISTRY = ID + ".dkr.ecr." + REGION + ".amazonaws.com";

    private Account() {}

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + resource;
    }

    static String functionArn(String name) {
        return arn("lambda", "function:" + name);
    }
}
