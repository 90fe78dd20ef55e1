package slipway.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class LedgerStackTest {
    private final Template template = Synthesis.example().assertions("ledger");

    @Test
    void the_table_keeps_what_it_has_and_can_be_restored() {
        template.hasResource(
                "AWS::DynamoDB::Table",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "UpdateReplacePolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "TableName",
                                "slipway-dr-daily-report-ledger",
                                "BillingMode",
                                "PAY_PER_REQUEST",
                                "DeletionProtectionEnabled",
                                true,
                                "PointInTimeRecoverySpecification",
                                Map.of("PointInTimeRecoveryEnabled", true),
                                "SSESpecification",
                                Map.of("SSEEnabled", true),
                                "TimeToLiveSpecification",
                                Map.of("AttributeName", "expires", "Enabled", true)))));
    }

    @Test
    void the_table_has_the_keys_of_the_ledger() {
        template.hasResourceProperties(
                "AWS::DynamoDB::Table",
                Map.of(
                        "KeySchema",
                        List.of(
                                Map.of("AttributeName", "pk", "KeyType", "HASH"),
                                Map.of("AttributeName", "sk", "KeyType", "RANGE"))));
    }

    @Test
    void the_report_bucket_is_private_versioned_and_cleans_up() {
        template.hasResource(
                "AWS::S3::Bucket",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "BucketName",
                                "slipway-dr-daily-report-123456789012-us-east-1",
                                "VersioningConfiguration",
                                Map.of("Status", "Enabled"),
                                "PublicAccessBlockConfiguration",
                                Map.of(
                                        "BlockPublicAcls", true,
                                        "BlockPublicPolicy", true,
                                        "IgnorePublicAcls", true,
                                        "RestrictPublicBuckets", true),
                                "LifecycleConfiguration",
                                Match.anyValue(),
                                "BucketEncryption",
                                Match.anyValue()))));
    }

    @Test
    void the_report_bucket_refuses_calls_without_tls() {
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Effect",
                                        "Deny",
                                        "Condition",
                                        Map.of("Bool", Map.of("aws:SecureTransport", "false"))))))))));
    }

    @Test
    void the_ledger_holds_a_table_and_a_bucket_and_nothing_else() {
        assertEquals(
                3,
                Synthesis.example().template("ledger").get("Resources").size(),
                "table, bucket and the bucket's policy");
    }
}
