package slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slipway.definition.Trigger;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
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
        rule(
                "Push",
                Names.environment(scope) + "-push",
                "An image for " + scope.environment() + " was pushed: deploy it",
                scope.push(),
                machine);
        rule(
                "Recover",
                Names.environment(scope) + "-recover",
                "A deployment to " + scope.environment() + " broke off: look after what it left",
                Trigger.recovery(machine.getStateMachineArn()),
                machine);
        scope.reconcile().ifPresent(interval -> schedule(scope, machine, interval));
    }

    /** Events may be lost; the clock is not. */
    private void schedule(Scope scope, StateMachine machine, java.time.Duration interval) {
        Rule.Builder.create(this, "Reconcile")
                .ruleName(Names.environment(scope) + "-reconcile")
                .description("Is the newest image that may run in " + scope.environment() + " the one that does?")
                .schedule(Schedule.rate(Duration.minutes(interval.toMinutes())))
                .targets(List.of(SfnStateMachine.Builder.create(machine)
                        .deadLetterQueue(lost)
                        .retryAttempts(RETRY_ATTEMPTS)
                        .maxEventAge(Duration.hours(1))
                        .input(RuleTargetInput.fromObject(Map.of("action", "reconcile")))
                        .build()))
                .build();
    }

    /** Where events go that could not start the machine. */
    Queue lost() {
        return lost;
    }

    private void rule(String id, String name, String description, Trigger trigger, StateMachine machine) {
        Rule.Builder.create(this, id)
                .ruleName(name)
                .description(description)
                .eventPattern(EventPattern.builder()
                        .source(List.of(trigger.source()))
                        .detailType(List.of(trigger.detailType()))
                        .detail(trigger.detail())
                        .build())
                .targets(List.of(target(machine, trigger)))
                .build();
    }

    private IRuleTarget target(StateMachine machine, Trigger trigger) {
        SfnStateMachine.Builder target = SfnStateMachine.Builder.create(machine)
                .deadLetterQueue(lost)
                .retryAttempts(RETRY_ATTEMPTS)
                .maxEventAge(Duration.hours(1));
        if (!trigger.input().isEmpty()) {
            Map<String, String> input = new LinkedHashMap<>();
            trigger.input()
                    .forEach((member, value) ->
                            input.put(member, value.startsWith("$.") ? EventField.fromPath(value) : value));
            target.input(RuleTargetInput.fromObject(input));
        }
        return target.build();
    }
}
