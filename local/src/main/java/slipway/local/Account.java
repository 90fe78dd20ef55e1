package slipway.local;

import java.net.URI;
import java.util.Map;

/** The account that a local cloud has: LocalStack's usual one. */
public final class Account {
    public static final String ID = "000000000000";
    public static final String REGION = "us-east-1";

    /** Nobody checks it. */
    static final String KEY = "test";

    private Account() {}

    public static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ID, resource);
    }

    public static String machineArn(String name) {
        return arn("states", "stateMachine:" + name);
    }

    public static String imageUri(String repository, String digest) {
        return ID + ".dkr.ecr." + REGION + ".amazonaws.com/" + repository + "@" + digest;
    }

    /** What a program needs to find the cloud: the AWS command line, the CDK's, a build. */
    public static Map<String, String> variables(URI endpoint) {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ENDPOINT_URL_S3", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", KEY,
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                // The CDK is fit for this Node, whatever its library says about its age.
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    }
}
