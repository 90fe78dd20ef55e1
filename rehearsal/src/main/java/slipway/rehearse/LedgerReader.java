package slipway.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.cloud.SimulatedCloud;
import slipway.verify.Evidence;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the simulated ledger as an operator would. */
public final class LedgerReader {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> STAGES = List.of("staged", "live", "observed", "restored");

    private final SimulatedCloud cloud;
    private final String table;
    private final String environment;

    LedgerReader(SimulatedCloud cloud, String table, String environment) {
        this.cloud = cloud;
        this.table = table;
        this.environment = environment;
    }

    /** The lock's status: {@code free}, also when nobody ever took it, {@code held} or {@code needs-recovery}. */
    public String lockStatus() {
        return text(lock(), "status").orElse("free");
    }

    /** The lock's item. */
    public Map<String, AttributeValue> lock() {
        return item("environment#" + environment, "lock");
    }

    /** An item of the environment, such as {@code running}, {@code pin} or {@code image#<digest>}; empty when it is not there. */
    public Map<String, AttributeValue> environment(String item) {
        return item("environment#" + environment, item);
    }

    /** The table's name. */
    public String table() {
        return table;
    }

    /** Every item of the table. */
    public List<Map<String, AttributeValue>> everything() {
        return cloud.tables().items(table);
    }

    /** The deployments that are on record, in the order in which they started. */
    public List<Map<String, AttributeValue>> deployments() {
        return cloud.tables().items(table).stream()
                .filter(item -> text(item, "pk").equals(Optional.of("environment#" + environment)))
                .filter(item -> text(item, "sk").orElse("").startsWith("deployment#"))
                .toList();
    }

    /** What was verified of a function in a deployment, in the order of the stages. */
    List<RehearsalResult.Check> checks(String deployment, String function) {
        Map<String, AttributeValue> item = item("deployment#" + environment + "#" + deployment, "function#" + function);
        List<RehearsalResult.Check> checks = new ArrayList<>();
        for (String stage : STAGES) {
            String attribute = "verified" + Character.toUpperCase(stage.charAt(0)) + stage.substring(1);
            text(item, attribute)
                    .map(LedgerReader::evidence)
                    .orElse(List.of())
                    .forEach(found -> checks.add(new RehearsalResult.Check(
                            stage, found.check(), found.result().name(), found.detail())));
        }
        return checks;
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return cloud.tables().item(table, Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)));
    }

    private static List<Evidence> evidence(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<List<Evidence>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's evidence is not JSON", e);
        }
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
    }
}
