package slipway.cloud;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** Finds the short name of what a request is about. */
final class ResourceNames {
    /** The members that name a resource, over all modelled services; the first that a request fills counts. */
    private static final List<String> MEMBERS = List.of(
            "FunctionName",
            "repositoryName",
            "executionArn",
            "stateMachineArn",
            "TableName",
            "Bucket",
            "TopicArn",
            "logGroupName");

    private ResourceNames() {}

    static String of(SdkRequest request) {
        var fields = ((SdkPojo) request).sdkFieldNameToField();
        return MEMBERS.stream()
                .map(fields::get)
                .filter(Objects::nonNull)
                .map(field -> field.getValueOrDefault(request))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> shortName(value.toString()))
                .orElse("");
    }

    /** {@code arn:aws:lambda:r:a:function:name:alias} → {@code name}; what is no ARN is a short name already, but for a function's qualifier. */
    static String shortName(String name) {
        if (!name.startsWith("arn:")) {
            return name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        }
        List<String> parts = List.of(name.split(":", -1));
        boolean typed =
                List.of("function", "stateMachine", "execution", "log-group").contains(parts.get(5));
        String last = parts.get(typed ? 6 : 5);
        return last.startsWith("table/") ? last.substring("table/".length()) : last;
    }
}
