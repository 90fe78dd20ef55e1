package slipway.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * Everything that the definition of the state machine refers to.
 *
 * @param large whether the plan is of a large fleet, whose Maps are distributed
 * @param bus the ARN of the event bus
 */
record MachineParts(
        List<TaskFunction> tasks,
        ITable ledger,
        PlanAsset plan,
        boolean large,
        IBucket reports,
        ITopic topic,
        String bus) {

    /** The value of each of the definition's placeholders. */
    Map<String, String> placeholders() {
        Map<String, String> values = new TreeMap<>();
        tasks.forEach(function -> values.put(function.task().placeholder(), function.versionArn()));
        values.put("LedgerTable", ledger.getTableName());
        values.put("PlanBucket", plan.bucketName());
        values.put("PlanKey", plan.key());
        values.put("ReportBucket", reports.getBucketName());
        values.put("Topic", topic.getTopicArn());
        values.put("EventBus", bus);
        return values;
    }
}
