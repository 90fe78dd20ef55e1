package slipway.infra;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopicSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sns.subscriptions.UrlSubscription;
import software.constructs.Construct;

/** The topic that tells people: of deployments, and of trouble with the deployer itself. */
final class Alerts extends Construct {
    private final Topic topic;

    Alerts(Construct parent, Scope scope) {
        super(parent, "Alerts");
        this.topic = Topic.Builder.create(this, "Topic")
                .topicName(Names.environment(scope))
                .displayName("Slipway " + scope.application() + " " + scope.environment())
                .enforceSsl(true)
                .build();
        // The policy that enforces TLS replaces the default one, by which alarms of the same account may publish.
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        scope.recipients().forEach(address -> topic.addSubscription(subscription(address)));
    }

    Topic topic() {
        return topic;
    }

    private static ITopicSubscription subscription(String address) {
        URI uri = URI.create(address);
        return switch (uri.getScheme()) {
            case "mailto" -> new EmailSubscription(uri.getSchemeSpecificPart());
            case "https" -> new UrlSubscription(address);
            case null, default ->
                throw new InvalidInput(
                        "notify: '" + address + "' is no address; write mailto:NAME@HOST or https://HOST/PATH");
        };
    }
}
