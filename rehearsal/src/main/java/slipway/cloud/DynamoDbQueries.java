package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** DynamoDB's Query over a table's own key. */
final class DynamoDbQueries {
    private static final int PAGE = 100;

    private final DynamoTables tables;

    DynamoDbQueries(DynamoTables tables) {
        this.tables = tables;
    }

    QueryResponse query(QueryRequest request) {
        checkSupported(request);
        DynamoTable table = tables.require(request.tableName());
        ExpressionParser parser =
                new ExpressionParser(request.expressionAttributeNames(), request.expressionAttributeValues());
        Condition keys = parser.condition(request.keyConditionExpression());
        checkNamesPartition(keys, table);
        Optional<Condition> filter = DynamoDbOperations.condition(parser, request.filterExpression());
        parser.checkAllUsed();
        List<Map<String, AttributeValue>> found =
                table.items().stream().filter(keys::holds).toList();
        if (Boolean.FALSE.equals(request.scanIndexForward())) {
            found = found.reversed();
        }
        return page(request, table, found, filter);
    }

    private static void checkSupported(QueryRequest request) {
        if (request.indexName() != null
                || request.projectionExpression() != null
                || request.hasKeyConditions()
                || request.keyConditionExpression() == null
                || request.selectAsString() != null) {
            throw new UnsupportedOperationException(
                    "Query is modelled by KeyConditionExpression on the table's own key, without index, projection or select");
        }
    }

    /** The key condition is a comparison of the partition key, alone or and-ed with one of the sort key. */
    private static void checkNamesPartition(Condition keys, DynamoTable table) {
        Condition first = keys instanceof Condition.And and ? and.left() : keys;
        boolean equality = first instanceof Condition.Comparison comparison
                && comparison.operator().equals("=")
                && comparison.left() instanceof Operand.Path path
                && path.names().equals(List.of(table.partitionKey()));
        if (!equality) {
            throw new InvalidExpression("Query condition missed key schema element: " + table.partitionKey());
        }
    }

    /** The limit counts items before the filter, as DynamoDB does: a page may be empty and not the last. */
    private static QueryResponse page(
            QueryRequest request,
            DynamoTable table,
            List<Map<String, AttributeValue>> found,
            Optional<Condition> filter) {
        int from = request.hasExclusiveStartKey() ? indexAfter(found, table, request.exclusiveStartKey()) : 0;
        int to = Math.min(
                found.size(), from + Optional.ofNullable(request.limit()).orElse(PAGE));
        List<Map<String, AttributeValue>> read = found.subList(from, to);
        List<Map<String, AttributeValue>> items = new ArrayList<>(read);
        items.removeIf(item -> filter.isPresent() && !filter.get().holds(item));
        return QueryResponse.builder()
                .items(items)
                .count(items.size())
                .scannedCount(read.size())
                .lastEvaluatedKey(to < found.size() ? table.keyOf(found.get(to - 1)) : null)
                .build();
    }

    private static int indexAfter(
            List<Map<String, AttributeValue>> found, DynamoTable table, Map<String, AttributeValue> key) {
        for (int i = 0; i < found.size(); i++) {
            if (table.keyOf(found.get(i)).equals(key)) {
                return i + 1;
            }
        }
        return found.size();
    }
}
