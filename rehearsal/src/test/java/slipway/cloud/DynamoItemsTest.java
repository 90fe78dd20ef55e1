package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

class DynamoItemsTest {
    private static final Map<String, AttributeValue> LOCK = Map.of("pk", s("environment#dev"), "sk", s("lock"));

    private final SimulatedCloud cloud = new ExampleCloud().cloud;
    private final DynamoDbClient dynamoDb = cloud.dynamoDb();

    @BeforeEach
    void a_ledger() {
        cloud.tables().create("ledger", "pk", "sk");
    }

    @Test
    void an_item_that_is_not_there_has_no_members() {
        assertFalse(get().hasItem());
    }

    @Test
    void a_lock_is_taken_by_one_holder_only_and_each_taking_raises_the_fence() {
        UpdateItemResponse taken = take("one");
        assertEquals(n("1"), taken.attributes().get("fence"));
        assertEquals(s("one"), taken.attributes().get("holder"));
        assertThrows(ConditionalCheckFailedException.class, () -> take("two"));
        assertEquals(n("2"), take("one").attributes().get("fence"));
        assertEquals(s("one"), get().item().get("holder"));
    }

    @Test
    void a_failed_condition_gives_the_item_when_it_is_asked_for() {
        take("one");
        var failed = assertThrows(
                ConditionalCheckFailedException.class,
                () -> dynamoDb.putItem(it -> it.tableName("ledger")
                        .item(LOCK)
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD")));
        assertEquals("The conditional request failed", failed.awsErrorDetails().errorMessage());
        assertEquals(s("one"), failed.item().get("holder"));
    }

    @Test
    void an_update_sets_removes_and_adds_from_the_values_before_it() {
        put(Map.of("a", n("1"), "b", s("x"), "c", n("5")));
        dynamoDb.updateItem(it -> it.tableName("ledger")
                .key(LOCK)
                .updateExpression("SET a = a + :one, d = a, e = if_not_exists(e, :zero) REMOVE b ADD c :one")
                .expressionAttributeValues(Map.of(":one", n("1"), ":zero", n("0"))));
        Map<String, AttributeValue> item = get().item();
        assertEquals(
                Map.of("pk", s("environment#dev"), "sk", s("lock"), "a", n("2"), "d", n("1"), "e", n("0"), "c", n("6")),
                item);
    }

    @Test
    void members_of_maps_are_reached_by_path() {
        put(Map.of("m", AttributeValue.fromM(Map.of("held", s("x")))));
        dynamoDb.updateItem(it -> it.tableName("ledger")
                .key(LOCK)
                .updateExpression("SET m.#n = :v")
                .conditionExpression("m.held = :x")
                .expressionAttributeNames(Map.of("#n", "name"))
                .expressionAttributeValues(Map.of(":v", s("y"), ":x", s("x"))));
        assertEquals(
                AttributeValue.fromM(Map.of("held", s("x"), "name", s("y"))),
                get().item().get("m"));
    }

    @Test
    void the_old_item_is_returned_on_request_and_nothing_without() {
        put(Map.of("a", n("1")));
        assertFalse(dynamoDb.putItem(it -> it.tableName("ledger").item(LOCK)).hasAttributes());
        put(Map.of("a", n("2")));
        var deleted = dynamoDb.deleteItem(it -> it.tableName("ledger").key(LOCK).returnValues("ALL_OLD"));
        assertEquals(n("2"), deleted.attributes().get("a"));
        assertFalse(get().hasItem());
    }

    @Test
    void conditions_compare_by_type_and_combine() {
        put(Map.of("fence", n("10"), "state", s("held"), "tags", AttributeValue.fromSs(List.of("a", "b"))));
        assertTrue(holds("fence > :v", n("9")));
        assertTrue(holds("fence = :v", n("10.0")));
        assertFalse(holds("fence > :v", s("9")));
        assertTrue(holds("#s <> :v", s("free")));
        assertTrue(holds("NOT (#s = :v) AND attribute_exists(fence)", s("free")));
        assertTrue(holds("#s = :v OR attribute_not_exists(fence)", s("held")));
        assertFalse(holds("attribute_exists(absent) AND #s = :v", s("held")));
        assertTrue(holds("begins_with(#s, :v)", s("he")));
        assertTrue(holds("contains(tags, :v)", s("a")));
        assertTrue(holds("fence BETWEEN :v AND :v", n("10")));
        assertTrue(holds("#s IN (:v, pk)", s("held")));
        assertTrue(holds("size(#s) = :v", n("4")));
        assertFalse(holds("absent < :v", n("1")));
    }

    @Test
    void whatever_an_expression_does_not_know_is_refused() {
        put(Map.of("a", n("1")));
        refused("a ~ :v");
        refused("attribute_type(a, :v)");
        refused("a = :v trailing");
        refused("a = :undefined AND a = :v");
        refused("#undefined = :v");
        refused("a = a");
        refused("status = :v");
        refused("(a = :v");
    }

    @Test
    void a_key_is_never_updated_and_always_complete() {
        assertThrows(
                DynamoDbException.class,
                () -> dynamoDb.updateItem(it -> it.tableName("ledger")
                        .key(LOCK)
                        .updateExpression("SET pk = :v")
                        .expressionAttributeValues(Map.of(":v", s("x")))));
        assertThrows(
                DynamoDbException.class,
                () -> dynamoDb.getItem(it -> it.tableName("ledger").key(Map.of("pk", s("x")))));
    }

    private UpdateItemResponse take(String holder) {
        return dynamoDb.updateItem(it -> it.tableName("ledger")
                .key(LOCK)
                .updateExpression("SET holder = :holder ADD fence :one")
                .conditionExpression("attribute_not_exists(holder) OR holder = :holder")
                .expressionAttributeValues(Map.of(":holder", s(holder), ":one", n("1")))
                .returnValues("ALL_NEW"));
    }

    private boolean holds(String condition, AttributeValue value) {
        try {
            dynamoDb.putItem(it -> it.tableName("ledger")
                    .item(get().item())
                    .conditionExpression(condition)
                    .expressionAttributeNames(condition.contains("#s") ? Map.of("#s", "state") : null)
                    .expressionAttributeValues(Map.of(":v", value)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private void refused(String condition) {
        var refused = assertThrows(DynamoDbException.class, () -> holds(condition, n("1")), condition);
        assertEquals("ValidationException", ExampleCloud.code(refused));
    }

    private void put(Map<String, AttributeValue> members) {
        var item = new HashMap<>(members);
        item.putAll(LOCK);
        dynamoDb.putItem(it -> it.tableName("ledger").item(item));
    }

    private GetItemResponse get() {
        return dynamoDb.getItem(it -> it.tableName("ledger").key(LOCK).consistentRead(true));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }
}
