package slipway.cloud;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB's operations on single items. */
final class DynamoDbOperations {
    private final DynamoTables tables;
    private final ServiceErrors errors;

    private DynamoDbOperations(DynamoTables tables, ServiceErrors errors) {
        this.tables = tables;
        this.errors = errors;
    }

    static Operations register(Operations operations, DynamoTables tables) {
        DynamoDbOperations items = new DynamoDbOperations(tables, operations.errors());
        DynamoDbTransactions transactions = new DynamoDbTransactions(tables, operations.errors());
        DynamoDbQueries queries = new DynamoDbQueries(tables);
        items.on(operations, GetItemRequest.class, items::getItem);
        items.on(operations, PutItemRequest.class, items::putItem);
        items.on(operations, UpdateItemRequest.class, items::updateItem);
        items.on(operations, DeleteItemRequest.class, items::deleteItem);
        items.on(operations, QueryRequest.class, queries::query);
        items.on(operations, TransactWriteItemsRequest.class, transactions::transactWriteItems);
        return operations;
    }

    private <Q extends DynamoDbRequest, R extends DynamoDbResponse> void on(
            Operations operations, Class<Q> type, Function<Q, R> effect) {
        operations.on(type, request -> {
            try {
                return effect.apply(request);
            } catch (InvalidExpression e) {
                throw errors.of("ValidationException", 400, e.explanation());
            }
        });
    }

    /** A read sees every write before it, whether or not a consistent one was asked for. */
    private GetItemResponse getItem(GetItemRequest request) {
        if (request.projectionExpression() != null || request.hasAttributesToGet()) {
            throw new UnsupportedOperationException("GetItem with a projection is not modelled");
        }
        DynamoTable table = tables.require(request.tableName());
        table.checkKey(request.key());
        Map<String, AttributeValue> item = table.get(request.key());
        return GetItemResponse.builder().item(item.isEmpty() ? null : item).build();
    }

    private PutItemResponse putItem(PutItemRequest request) {
        if (request.hasExpected()) {
            throw legacy("PutItem");
        }
        ExpressionParser parser =
                new ExpressionParser(request.expressionAttributeNames(), request.expressionAttributeValues());
        Optional<Condition> condition = condition(parser, request.conditionExpression());
        parser.checkAllUsed();
        ItemWrite write = ItemWrite.put(tables.require(request.tableName()), request.item(), condition);
        return PutItemResponse.builder()
                .attributes(write(write, request.returnValuesAsString(), request.returnValuesOnConditionCheckFailure()))
                .build();
    }

    private UpdateItemResponse updateItem(UpdateItemRequest request) {
        if (request.hasExpected() || request.hasAttributeUpdates()) {
            throw legacy("UpdateItem");
        }
        ExpressionParser parser =
                new ExpressionParser(request.expressionAttributeNames(), request.expressionAttributeValues());
        Optional<Condition> condition = condition(parser, request.conditionExpression());
        Optional<UpdateExpression> update =
                Optional.ofNullable(request.updateExpression()).map(parser::update);
        parser.checkAllUsed();
        ItemWrite write = ItemWrite.update(tables.require(request.tableName()), request.key(), update, condition);
        return UpdateItemResponse.builder()
                .attributes(write(write, request.returnValuesAsString(), request.returnValuesOnConditionCheckFailure()))
                .build();
    }

    private DeleteItemResponse deleteItem(DeleteItemRequest request) {
        if (request.hasExpected()) {
            throw legacy("DeleteItem");
        }
        ExpressionParser parser =
                new ExpressionParser(request.expressionAttributeNames(), request.expressionAttributeValues());
        Optional<Condition> condition = condition(parser, request.conditionExpression());
        parser.checkAllUsed();
        ItemWrite write = ItemWrite.delete(tables.require(request.tableName()), request.key(), condition);
        return DeleteItemResponse.builder()
                .attributes(write(write, request.returnValuesAsString(), request.returnValuesOnConditionCheckFailure()))
                .build();
    }

    /** Null, as the SDK has it, where nothing is returned. */
    private @Nullable Map<String, AttributeValue> write(
            ItemWrite write, @Nullable String returnValues, @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
        if (!write.holds()) {
            boolean withItem = onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD
                    && !write.before().isEmpty();
            throw errors.of("ConditionalCheckFailedException", 400, "The conditional request failed", builder -> {
                if (withItem) {
                    ((ConditionalCheckFailedException.Builder) builder).item(write.before());
                }
            });
        }
        Map<String, AttributeValue> returned =
                write.returned(Optional.ofNullable(returnValues).orElse("NONE"));
        write.apply();
        return returned.isEmpty() ? null : returned;
    }

    static Optional<Condition> condition(ExpressionParser parser, @Nullable String expression) {
        return Optional.ofNullable(expression).map(parser::condition);
    }

    private static UnsupportedOperationException legacy(String operation) {
        return new UnsupportedOperationException(
                operation + " with Expected or AttributeUpdates is not modelled; use expressions");
    }
}
