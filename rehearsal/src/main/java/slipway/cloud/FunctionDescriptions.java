package slipway.cloud;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Functions and aliases in the shapes of Lambda's API. */
final class FunctionDescriptions {
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private FunctionDescriptions() {}

    static FunctionConfiguration configuration(LambdaFunction function, FunctionVersion version, String arn) {
        FunctionSpec spec = function.spec();
        FunctionConfiguration.Builder described = FunctionConfiguration.builder()
                .functionName(spec.name())
                .functionArn(arn)
                .role(spec.role())
                .codeSize(0L)
                .codeSha256(version.code().sha256())
                .description(version.description())
                .timeout((int) spec.timeout().toSeconds())
                .memorySize(spec.memoryMegabytes())
                .lastModified(MODIFIED.format(version.lastModified()))
                .version(version.number())
                .revisionId(version.revisionId())
                .architecturesWithStrings(spec.architecture())
                .packageType(version.code().isImage() ? PackageType.IMAGE : PackageType.ZIP)
                .loggingConfig(it -> it.logGroup(spec.logGroup()).logFormat(spec.jsonLogs() ? "JSON" : "Text"));
        if (!version.variables().isEmpty()) {
            described.environment(it -> it.variables(version.variables()));
        }
        if (!spec.subnets().isEmpty()) {
            described.vpcConfig(it -> it.subnetIds(spec.subnets()));
        }
        status(described, version);
        return described.build();
    }

    private static void status(FunctionConfiguration.Builder described, FunctionVersion version) {
        FunctionVersion.Status state = version.state();
        described.state(state.value());
        if (!state.reason().isEmpty()) {
            described.stateReason(state.reason()).stateReasonCode(state.reasonCode());
        }
        FunctionVersion.Status update = version.update();
        described.lastUpdateStatus(update.value());
        if (!update.reason().isEmpty()) {
            described.lastUpdateStatusReason(update.reason()).lastUpdateStatusReasonCode(update.reasonCode());
        }
    }

    /** The same configuration as the response of another operation, which has the same members under another type. */
    static <B extends SdkPojo & SdkBuilder<B, R>, R> R as(SdkPojo configuration, B response) {
        Map<String, SdkField<?>> source = configuration.sdkFieldNameToField();
        for (SdkField<?> field : response.sdkFields()) {
            SdkField<?> given = source.get(field.memberName());
            if (given != null) {
                field.set(response, given.getValueOrDefault(configuration));
            }
        }
        return response.build();
    }

    static AliasConfiguration alias(LambdaFunction function, FunctionAlias alias) {
        AliasConfiguration.Builder described = AliasConfiguration.builder()
                .aliasArn(function.arn() + ":" + alias.name())
                .name(alias.name())
                .functionVersion(alias.version())
                .description(alias.description())
                .revisionId(alias.revisionId());
        if (!alias.weights().isEmpty()) {
            described.routingConfig(AliasRoutingConfiguration.builder()
                    .additionalVersionWeights(alias.weights())
                    .build());
        }
        return described.build();
    }
}
