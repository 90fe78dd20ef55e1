package slipway.preflight;

import java.util.Optional;
import java.util.Set;
import slipway.image.ImageUri;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Gathers how a function stands; reads only. */
public final class FunctionFacts {
    private final LambdaClient lambda;
    private final CloudWatchLogsClient logs;

    public FunctionFacts(LambdaClient lambda, CloudWatchLogsClient logs) {
        this.lambda = lambda;
        this.logs = logs;
    }

    /**
     * How a function stands. Of its environment variables only the names leave this class.
     *
     * @param exists false when there is no such function: all else is then empty
     * @param aliasVersion what the alias points at, if there is one
     * @param aliasRevision its revision id
     * @param aliasSplit true when the alias shares its traffic between two versions
     * @param logRetentionDays empty when there is no log group, or it keeps its lines for ever
     */
    public record Facts(
            boolean exists,
            String packageType,
            String state,
            String updateStatus,
            String architecture,
            Set<String> variables,
            String revisionId,
            Optional<String> aliasVersion,
            Optional<String> aliasRevision,
            boolean aliasSplit,
            Optional<ImageUri> live,
            Optional<ImageUri> latest,
            boolean logGroupExists,
            Optional<Integer> logRetentionDays) {

        static Facts missing() {
            return new Facts(
                    false,
                    "",
                    "",
                    "",
                    "",
                    Set.of(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty());
        }
    }

    public Facts gather(String function, Optional<String> alias) {
        GetFunctionResponse latest;
        try {
            latest = lambda.getFunction(request -> request.functionName(function));
        } catch (ResourceNotFoundException _) {
            return Facts.missing();
        }
        Optional<GetAliasResponse> pointer = alias.flatMap(name -> findAlias(function, name));
        Optional<GetFunctionResponse> live = alias.isEmpty()
                ? Optional.of(latest)
                : pointer.map(found -> lambda.getFunction(
                        request -> request.functionName(function).qualifier(found.functionVersion())));
        FunctionConfiguration configuration = latest.configuration();
        Optional<LogGroup> logGroup = findLogGroup(configuration);
        return new Facts(
                true,
                configuration.packageTypeAsString(),
                configuration.stateAsString(),
                Optional.ofNullable(configuration.lastUpdateStatusAsString()).orElse("Successful"),
                configuration.architecturesAsStrings().getFirst(),
                variableNames(configuration.environment()),
                configuration.revisionId(),
                pointer.map(GetAliasResponse::functionVersion),
                pointer.map(GetAliasResponse::revisionId),
                pointer.map(FunctionFacts::isSplit).orElse(false),
                live.flatMap(FunctionFacts::image),
                image(latest),
                logGroup.isPresent(),
                logGroup.map(LogGroup::retentionInDays));
    }

    private Optional<GetAliasResponse> findAlias(String function, String name) {
        try {
            return Optional.of(
                    lambda.getAlias(request -> request.functionName(function).name(name)));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private Optional<LogGroup> findLogGroup(FunctionConfiguration configuration) {
        String name = configuration.loggingConfig() == null
                        || configuration.loggingConfig().logGroup() == null
                ? "/aws/lambda/" + configuration.functionName()
                : configuration.loggingConfig().logGroup();
        return logs.describeLogGroups(request -> request.logGroupNamePrefix(name)).logGroups().stream()
                .filter(group -> group.logGroupName().equals(name))
                .findFirst();
    }

    private static boolean isSplit(GetAliasResponse alias) {
        return alias.routingConfig() != null
                && !alias.routingConfig().additionalVersionWeights().isEmpty();
    }

    private static Set<String> variableNames(EnvironmentResponse environment) {
        return environment == null
                ? Set.of()
                : Set.copyOf(environment.variables().keySet());
    }

    private static Optional<ImageUri> image(GetFunctionResponse function) {
        return Optional.ofNullable(function.code().resolvedImageUri()).map(ImageUri::parse);
    }
}
