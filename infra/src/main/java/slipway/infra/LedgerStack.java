package slipway.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** What outlives every execution and every environment: the ledger of deployments and their reports. */
final class LedgerStack extends Stack {
    private static final int REPORT_DAYS = 400;
    private static final int OLD_REPORT_DAYS = 90;

    LedgerStack(Construct scope, String application, StackProps props) {
        super(scope, Names.ledgerStack(application), props);
        table(application);
        reports(application);
    }

    private void table(String application) {
        Table.Builder.create(this, "Ledger")
                .tableName(Names.ledgerTable(application))
                .partitionKey(Attribute.builder()
                        .name("pk")
                        .type(AttributeType.STRING)
                        .build())
                .sortKey(Attribute.builder()
                        .name("sk")
                        .type(AttributeType.STRING)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .timeToLiveAttribute("expires")
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private void reports(String application) {
        Bucket bucket = Bucket.Builder.create(this, "Reports")
                .bucketName(Names.reportBucket(application, this))
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .versioned(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .id("old-reports")
                        .expiration(Duration.days(REPORT_DAYS))
                        .noncurrentVersionExpiration(Duration.days(OLD_REPORT_DAYS))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .build();
        NagExceptions.accept(
                bucket,
                "AwsSolutions-S1",
                "Only the state machines write here, a few objects per deployment, and the ledger names each of them; "
                        + "access logs would need a second bucket and tell nothing more.");
    }
}
