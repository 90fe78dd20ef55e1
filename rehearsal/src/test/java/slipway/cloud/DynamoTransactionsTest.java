package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoTransactionsTest {
    private final SimulatedCloud cloud = new ExampleCloud().cloud;
    private final DynamoDbClient dynamoDb = cloud.dynamoDb();

    @BeforeEach
    void a_ledger_with_five_items() {
        cloud.tables().create("ledger", "pk", "sk");
        IntStream.rangeClosed(1, 5)
                .forEach(i -> dynamoDb.putItem(it -> it.tableName("ledger").item(item("function#" + i))));
        dynamoDb.putItem(it -> it.tableName("ledger").item(item("lock")));
    }

    @Test
    void all_writes_happen_or_none_and_the_reasons_say_which_was_to_blame() {
        var cancelled = assertThrows(
                TransactionCanceledException.class,
                () -> dynamoDb.transactWriteItems(it -> it.transactItems(put("new"), check("none"))));
        assertEquals(
                List.of("None", "ConditionalCheckFailed"),
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList());
        assertEquals(6, cloud.tables().items("ledger").size());
        dynamoDb.transactWriteItems(it -> it.transactItems(put("new"), check("lock")));
        assertEquals(7, cloud.tables().items("ledger").size());
    }

    @Test
    void one_item_takes_part_once() {
        var refused = assertThrows(
                DynamoDbException.class,
                () -> dynamoDb.transactWriteItems(it -> it.transactItems(put("lock"), check("lock"))));
        assertEquals("ValidationException", ExampleCloud.code(refused));
    }

    @Test
    void a_query_reads_one_partition_by_sort_key_in_pages() {
        var pages = dynamoDb.queryPaginator(it -> it.tableName("ledger")
                .keyConditionExpression("pk = :p AND begins_with(sk, :f)")
                .expressionAttributeValues(Map.of(":p", s("environment#dev"), ":f", s("function#")))
                .limit(2)
                .scanIndexForward(false));
        assertEquals(
                List.of(
                        item("function#5"),
                        item("function#4"),
                        item("function#3"),
                        item("function#2"),
                        item("function#1")),
                pages.items().stream().toList());
        assertEquals(3, pages.stream().count());
    }

    @Test
    void a_query_without_its_partition_is_refused() {
        var refused = assertThrows(
                DynamoDbException.class,
                () -> dynamoDb.query(it -> it.tableName("ledger")
                        .keyConditionExpression("sk = :p")
                        .expressionAttributeValues(Map.of(":p", s("lock")))));
        assertEquals("ValidationException", ExampleCloud.code(refused));
    }

    private static TransactWriteItem put(String sk) {
        return TransactWriteItem.builder()
                .put(it -> it.tableName("ledger").item(item(sk)))
                .build();
    }

    private static TransactWriteItem check(String sk) {
        return TransactWriteItem.builder()
                .conditionCheck(it -> it.tableName("ledger").key(item(sk)).conditionExpression("attribute_exists(pk)"))
                .build();
    }

    private static Map<String, AttributeValue> item(String sk) {
        return Map.of("pk", s("environment#dev"), "sk", s(sk));
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
