package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slipway.contract.aws.AwsErrors.assertRefused;
import static slipway.contract.aws.AwsErrors.assertSays;
import static slipway.contract.aws.LedgerTable.item;
import static slipway.contract.aws.LedgerTable.key;
import static slipway.contract.aws.LedgerTable.number;
import static slipway.contract.aws.LedgerTable.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What Slipway relies on of DynamoDB: transactions, which write all or nothing and say why. */
abstract class DynamoDbTransactionsContract {
    private final Aws aws;
    private LedgerTable table;

    DynamoDbTransactionsContract(Aws aws) {
        this.aws = aws;
    }

    @BeforeEach
    void create() {
        table = LedgerTable.create(aws);
    }

    @Test
    void a_transaction_writes_all_or_nothing_and_says_which_part_was_to_blame() {
        table.put(item("LOCK", 7));
        TransactionCanceledException cancelled =
                assertRefused(TransactionCanceledException.class, 400, () -> conclude(6));
        assertEquals(
                List.of("ConditionalCheckFailed", "None"),
                cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList());
        assertSays("[ConditionalCheckFailed, None]", cancelled);
        assertEquals(Map.of(), table.read("deployment"));
        conclude(7);
        assertEquals(text("free"), table.read("LOCK").get("status"));
        assertEquals(item("deployment", 7), table.read("deployment"));
    }

    /** The transaction with which the machine records a result and releases the lock. */
    private void conclude(int fence) {
        TransactWriteItem release = TransactWriteItem.builder()
                .update(it -> it.tableName(table.name())
                        .key(key("LOCK"))
                        .updateExpression("SET #status = :free")
                        .conditionExpression("fence = :fence")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":free", text("free"), ":fence", number(fence))))
                .build();
        write(release, item("deployment", fence));
    }

    private void write(TransactWriteItem first, Map<String, AttributeValue> second) {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(it -> it.tableName(table.name()).item(second))
                .build();
        aws.dynamoDb().transactWriteItems(it -> it.transactItems(first, put));
    }

    @Test
    void a_transaction_may_check_what_it_does_not_write() {
        table.put(item("LOCK", 7));
        checked(7);
        TransactionCanceledException cancelled =
                assertRefused(TransactionCanceledException.class, 400, () -> checked(8));
        assertEquals(
                "ConditionalCheckFailed",
                cancelled.cancellationReasons().getFirst().code());
        assertEquals(item("a", 7), table.read("a"));
    }

    private void checked(int fence) {
        TransactWriteItem check = TransactWriteItem.builder()
                .conditionCheck(it -> it.tableName(table.name())
                        .key(key("LOCK"))
                        .conditionExpression("fence = :fence")
                        .expressionAttributeValues(Map.of(":fence", number(fence))))
                .build();
        write(check, item("a", fence));
    }
}
