package slipway.cloud;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** DynamoDB's TransactWriteItems: all conditions are judged before anything is written. */
final class DynamoDbTransactions {
    private static final int MAX_WRITES = 100;

    private final DynamoTables tables;
    private final ServiceErrors errors;

    DynamoDbTransactions(DynamoTables tables, ServiceErrors errors) {
        this.tables = tables;
        this.errors = errors;
    }

    TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        if (request.clientRequestToken() != null) {
            throw new UnsupportedOperationException("TransactWriteItems with a ClientRequestToken is not modelled");
        }
        if (request.transactItems().isEmpty() || request.transactItems().size() > MAX_WRITES) {
            throw new InvalidExpression("Member must have length between 1 and " + MAX_WRITES + ": transactItems");
        }
        List<ItemWrite> writes =
                request.transactItems().stream().map(this::write).toList();
        ItemWrite.checkDistinct(writes);
        if (!writes.stream().allMatch(ItemWrite::holds)) {
            throw cancelled(writes);
        }
        writes.forEach(ItemWrite::apply);
        return TransactWriteItemsResponse.builder().build();
    }

    private RuntimeException cancelled(List<ItemWrite> writes) {
        List<CancellationReason> reasons =
                writes.stream().map(DynamoDbTransactions::reason).toList();
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", "));
        return errors.of(
                "TransactionCanceledException",
                400,
                "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes + "]",
                builder -> ((TransactionCanceledException.Builder) builder).cancellationReasons(reasons));
    }

    private static CancellationReason reason(ItemWrite write) {
        return write.holds()
                ? CancellationReason.builder().code("None").build()
                : CancellationReason.builder()
                        .code("ConditionalCheckFailed")
                        .message("The conditional request failed")
                        .build();
    }

    private ItemWrite write(TransactWriteItem item) {
        if (item.put() != null) {
            return put(item.put());
        }
        if (item.update() != null) {
            return update(item.update());
        }
        return item.delete() != null ? delete(item.delete()) : check(item.conditionCheck());
    }

    private ItemWrite put(Put put) {
        ExpressionParser parser = new ExpressionParser(put.expressionAttributeNames(), put.expressionAttributeValues());
        Optional<Condition> condition = DynamoDbOperations.condition(parser, put.conditionExpression());
        parser.checkAllUsed();
        return ItemWrite.put(tables.require(put.tableName()), put.item(), condition);
    }

    private ItemWrite update(Update update) {
        ExpressionParser parser =
                new ExpressionParser(update.expressionAttributeNames(), update.expressionAttributeValues());
        Optional<Condition> condition = DynamoDbOperations.condition(parser, update.conditionExpression());
        UpdateExpression expression = parser.update(update.updateExpression());
        parser.checkAllUsed();
        return ItemWrite.update(tables.require(update.tableName()), update.key(), Optional.of(expression), condition);
    }

    private ItemWrite delete(Delete delete) {
        ExpressionParser parser =
                new ExpressionParser(delete.expressionAttributeNames(), delete.expressionAttributeValues());
        Optional<Condition> condition = DynamoDbOperations.condition(parser, delete.conditionExpression());
        parser.checkAllUsed();
        return ItemWrite.delete(tables.require(delete.tableName()), delete.key(), condition);
    }

    private ItemWrite check(ConditionCheck check) {
        ExpressionParser parser =
                new ExpressionParser(check.expressionAttributeNames(), check.expressionAttributeValues());
        Condition condition = parser.condition(check.conditionExpression());
        parser.checkAllUsed();
        return ItemWrite.check(tables.require(check.tableName()), check.key(), condition);
    }
}
