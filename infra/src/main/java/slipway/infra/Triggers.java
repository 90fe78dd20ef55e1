package slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SfnStateMachine;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** What starts the machine by itself: a pushed image of its environment, and an execution of its own that broke off. */
final class Triggers extends Construct {
    private static final int RETRY_ATTEMPTS = 8;

    private final Queue lost;

    Triggers(Construct parent, Scope scope, StateMachine machine) {
        super(parent, "Triggers");
        this.lost = Queue.Builder.create(this, "Lost")
                .queueName(Names.environment(scope) + "-lost-events")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        NagExceptions.accept(lost, "AwsSolutions-SQS3", "This is the dead-letter queue, of the rules.");
        IRuleTarget target = target(machine);
        push(scope, target);
        recover(scope, machine, target);
    }

    /** Where events go that could not start the machine. */
    Queue lost() {
        return lost;
    }

    private void push(Scope scope, IRuleTarget target) {
        Rule.Builder.create(this, "Push")
                .ruleName(Names.environment(scope) + "-push")
                .description("An image for " + scope.environment() + " was pushed: deploy it")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.ecr"))
                        .detailType(List.of("ECR Image Action"))
                        .detail(Map.of(
                                "action-type", List.of("PUSH"),
                                "result", List.of("SUCCESS"),
                                "repository-name", List.of(scope.repository()),
                                "image-tag", tag(scope)))
                        .build())
                .targets(List.of(target))
                .build();
    }

    /** Only where the tag begins or ends: a malformed tag of this environment must reach the machine, which refuses it by name. */
    private static List<String> tag(Scope scope) {
        return scope.tagPrefix().isEmpty() ? Match.suffix(scope.tagSuffix()) : Match.prefix(scope.tagPrefix());
    }

    private void recover(Scope scope, StateMachine machine, IRuleTarget target) {
        Rule.Builder.create(this, "Recover")
                .ruleName(Names.environment(scope) + "-recover")
                .description("A deployment to " + scope.environment() + " broke off: look after what it left")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of("Step Functions Execution Status Change"))
                        .detail(Map.of(
                                "stateMachineArn", List.of(machine.getStateMachineArn()),
                                "status", List.of("FAILED", "ABORTED", "TIMED_OUT")))
                        .build())
                .targets(List.of(target))
                .build();
    }

    /** The event itself is the input: the machine's Intake reads it. */
    private IRuleTarget target(StateMachine machine) {
        return SfnStateMachine.Builder.create(machine)
                .deadLetterQueue(lost)
                .retryAttempts(RETRY_ATTEMPTS)
                .maxEventAge(Duration.hours(1))
                .build();
    }
}
