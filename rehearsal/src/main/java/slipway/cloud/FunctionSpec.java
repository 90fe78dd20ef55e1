package slipway.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function to set up: its configuration, which Slipway never changes.
 *
 * @param architecture {@code x86_64} or {@code arm64}
 * @param role the execution role's ARN
 * @param jsonLogs whether the platform writes its log lines as JSON
 */
public record FunctionSpec(
        String name,
        String architecture,
        Map<String, String> variables,
        String role,
        String logGroup,
        List<String> subnets,
        int memoryMegabytes,
        Duration timeout,
        boolean jsonLogs) {
    public FunctionSpec {
        variables = Map.copyOf(variables);
        subnets = List.copyOf(subnets);
    }

    /** On x86_64, 512 MB, 60 s, text logs, without variables and outside of any VPC. */
    public static FunctionSpec named(String name) {
        return new FunctionSpec(
                name,
                "x86_64",
                Map.of(),
                "arn:aws:iam::" + Account.ID + ":role/" + name,
                "/aws/lambda/" + name,
                List.of(),
                512,
                Duration.ofSeconds(60),
                false);
    }

    public FunctionSpec withArchitecture(String changed) {
        return new FunctionSpec(name, changed, variables, role, logGroup, subnets, memoryMegabytes, timeout, jsonLogs);
    }

    public FunctionSpec withVariables(Map<String, String> changed) {
        return new FunctionSpec(
                name, architecture, changed, role, logGroup, subnets, memoryMegabytes, timeout, jsonLogs);
    }

    public FunctionSpec withSubnets(List<String> changed) {
        return new FunctionSpec(
                name, architecture, variables, role, logGroup, changed, memoryMegabytes, timeout, jsonLogs);
    }

    public FunctionSpec withTimeout(Duration changed) {
        return new FunctionSpec(
                name, architecture, variables, role, logGroup, subnets, memoryMegabytes, changed, jsonLogs);
    }

    public FunctionSpec withMemory(int changedMegabytes) {
        return new FunctionSpec(
                name, architecture, variables, role, logGroup, subnets, changedMegabytes, timeout, jsonLogs);
    }

    public FunctionSpec withJsonLogs() {
        return new FunctionSpec(name, architecture, variables, role, logGroup, subnets, memoryMegabytes, timeout, true);
    }
}
