package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static slipway.contract.aws.AwsErrors.assertRefused;
import static slipway.contract.aws.AwsErrors.assertSays;
import static slipway.contract.aws.LedgerTable.item;
import static slipway.contract.aws.LedgerTable.key;
import static slipway.contract.aws.LedgerTable.number;
import static slipway.contract.aws.LedgerTable.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What Slipway relies on of DynamoDB: conditional writes, the lock's update, transactions and consistent reads. */
abstract class DynamoDbContract {
    private static final Map<String, String> STATUS = Map.of("#status", "status");

    private final Aws aws;
    private LedgerTable table;

    DynamoDbContract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        table = LedgerTable.create(aws);
    }

    /** The update with which the machine takes the lock. */
    private UpdateItemResponse take(String holder) {
        return aws.dynamoDb()
                .updateItem(it -> it.tableName(table.name())
                        .key(key("LOCK"))
                        .updateExpression("SET #status = :held, holder = :holder ADD fence :one")
                        .conditionExpression(
                                "attribute_not_exists(#status) OR #status = :free OR (#status = :held AND holder = :holder)")
                        .expressionAttributeNames(STATUS)
                        .expressionAttributeValues(Map.of(
                                ":held", text("held"),
                                ":free", text("free"),
                                ":holder", text(holder),
                                ":one", number(1)))
                        .returnValues(ReturnValue.ALL_NEW));
    }

    @Test
    void a_consistent_read_sees_what_was_written() {
        table.put(item("a", 1));
        assertEquals(item("a", 1), table.read("a"));
    }

    @Test
    void an_item_that_is_not_there_is_no_item() {
        GetItemResponse response = aws.dynamoDb()
                .getItem(it -> it.tableName(table.name()).key(key("none")).consistentRead(true));
        assertFalse(response.hasItem());
    }

    @Test
    void the_lock_is_taken_once_and_again_by_its_holder() {
        UpdateItemResponse first = take("one");
        assertEquals(number(1), first.attributes().get("fence"));
        assertEquals(text("env"), first.attributes().get("pk"));
        assertEquals(number(2), take("one").attributes().get("fence"));
        ConditionalCheckFailedException refused =
                assertRefused(ConditionalCheckFailedException.class, 400, () -> take("two"));
        assertSays("The conditional request failed", refused);
        assertEquals(text("one"), table.read("LOCK").get("holder"));
        assertEquals(number(2), table.read("LOCK").get("fence"));
    }

    @Test
    void a_refused_condition_returns_the_item_that_refused_when_asked_to() {
        table.put(item("LOCK", 7));
        ConditionalCheckFailedException refused = assertRefused(
                ConditionalCheckFailedException.class,
                400,
                () -> aws.dynamoDb()
                        .putItem(it -> it.tableName(table.name())
                                .item(item("LOCK", 8))
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        assertEquals(item("LOCK", 7), refused.item());
    }

    @Test
    void what_must_be_new_is_written_once() {
        aws.dynamoDb()
                .putItem(it ->
                        it.tableName(table.name()).item(item("a", 1)).conditionExpression("attribute_not_exists(pk)"));
        assertRefused(
                ConditionalCheckFailedException.class,
                400,
                () -> aws.dynamoDb()
                        .putItem(it -> it.tableName(table.name())
                                .item(item("a", 2))
                                .conditionExpression("attribute_not_exists(pk)")));
        assertEquals(number(1), table.read("a").get("fence"));
    }

    @Test
    void an_update_sets_and_removes_and_answers_the_old_item_when_asked_to() {
        table.put(item("a", 1));
        UpdateItemResponse response = aws.dynamoDb()
                .updateItem(it -> it.tableName(table.name())
                        .key(key("a"))
                        .updateExpression("SET #status = :free, seen = if_not_exists(seen, :zero) + :one REMOVE fence")
                        .expressionAttributeNames(STATUS)
                        .expressionAttributeValues(Map.of(":free", text("free"), ":zero", number(0), ":one", number(1)))
                        .returnValues(ReturnValue.ALL_OLD));
        assertEquals(item("a", 1), response.attributes());
        assertEquals(
                Map.of("pk", text("env"), "sk", text("a"), "status", text("free"), "seen", number(1)), table.read("a"));
    }

    @Test
    void conditions_compare_numbers_as_numbers_and_look_into_maps_and_texts() {
        table.put(Map.of(
                "pk", text("env"),
                "sk", text("a"),
                "fence", number(10),
                "layout", AttributeValue.fromM(Map.of("key", text("plans/x.json")))));
        List<String> holding = List.of(
                "fence > :nine",
                "fence BETWEEN :nine AND :ten",
                "fence IN (:nine, :ten)",
                "begins_with(layout.#key, :plans)",
                "contains(layout.#key, :dot)",
                "size(layout.#key) > :nine",
                "NOT attribute_exists(gone) AND (fence = :ten OR fence = :nine)");
        for (String condition : holding) {
            update(condition);
            assertRefused(ConditionalCheckFailedException.class, 400, () -> update("NOT (" + condition + ")"));
        }
    }

    /** Every value is named, as one that is not used is an error. */
    private void update(String condition) {
        aws.dynamoDb()
                .updateItem(it -> it.tableName(table.name())
                        .key(key("a"))
                        .updateExpression("SET used = :all")
                        .conditionExpression("(" + condition + ") AND NOT #key = :plans AND NOT #key = :dot"
                                + " AND NOT #key = :nine AND NOT #key = :ten")
                        .expressionAttributeNames(Map.of("#key", "key"))
                        .expressionAttributeValues(Map.of(
                                ":nine", number(9),
                                ":ten", number(10),
                                ":plans", text("plans/"),
                                ":dot", text("."),
                                ":all", text("all"))));
    }

    @Test
    void an_expression_with_a_reserved_word_or_an_unused_value_is_refused() {
        table.put(item("a", 1));
        DynamoDbException reserved = AwsErrors.assertFails(
                DynamoDbException.class,
                400,
                () -> aws.dynamoDb()
                        .updateItem(it -> it.tableName(table.name())
                                .key(key("a"))
                                .updateExpression("SET status = :free")
                                .expressionAttributeValues(Map.of(":free", text("free")))));
        assertEquals("ValidationException", reserved.awsErrorDetails().errorCode());
        assertSays("reserved keyword: status", reserved);
        DynamoDbException unused = AwsErrors.assertFails(
                DynamoDbException.class,
                400,
                () -> aws.dynamoDb()
                        .updateItem(it -> it.tableName(table.name())
                                .key(key("a"))
                                .updateExpression("SET seen = :free")
                                .expressionAttributeValues(Map.of(":free", text("free"), ":more", text("more")))));
        assertEquals("ValidationException", unused.awsErrorDetails().errorCode());
        assertSays(":more", unused);
    }

    @Test
    void a_deletion_may_be_conditional_too() {
        table.put(item("a", 1));
        assertRefused(ConditionalCheckFailedException.class, 400, () -> delete(2));
        assertEquals(item("a", 1), table.read("a"));
        delete(1);
        assertEquals(Map.of(), table.read("a"));
    }

    private void delete(int fence) {
        aws.dynamoDb()
                .deleteItem(it -> it.tableName(table.name())
                        .key(key("a"))
                        .conditionExpression("fence = :fence")
                        .expressionAttributeValues(Map.of(":fence", number(fence))));
    }

    @Test
    void a_query_reads_a_partition_in_the_order_of_its_sort_key() {
        for (String sort : List.of("D#2", "D#10", "D#1", "LOCK")) {
            table.put(item(sort, 1));
        }
        assertEquals(List.of("D#1", "D#10", "D#2"), sorts(query(true, 10)));
        assertEquals(List.of("D#2", "D#10"), sorts(query(false, 2)));
        assertEquals(key("D#10"), query(false, 2).lastEvaluatedKey());
    }

    private QueryResponse query(boolean forward, int limit) {
        return aws.dynamoDb()
                .query(it -> it.tableName(table.name())
                        .keyConditionExpression("pk = :env AND begins_with(sk, :prefix)")
                        .expressionAttributeValues(Map.of(":env", text("env"), ":prefix", text("D#")))
                        .scanIndexForward(forward)
                        .consistentRead(true)
                        .limit(limit));
    }

    private static List<String> sorts(QueryResponse response) {
        return response.items().stream()
                .map(item -> Objects.requireNonNull(item.get("sk")).s())
                .toList();
    }

    @Test
    void a_table_that_is_not_there_is_not_found() {
        String missing = aws.name();
        assertRefused(
                ResourceNotFoundException.class,
                400,
                () -> aws.dynamoDb().getItem(it -> it.tableName(missing).key(key("a"))));
    }
}
