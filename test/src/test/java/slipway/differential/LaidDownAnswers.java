package slipway.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What LocalStack answers its tasks, from the file that it is told to read: the answers that {@code slipway.asl} was given. */
final class LaidDownAnswers {
    /** The name under which each machine has its answers; an execution asks for them by it. */
    static final String CASE = "answers";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final ObjectNode file = MAPPER.createObjectNode();
    private final ObjectNode machines = file.putObject("StateMachines");
    private final ObjectNode responses = file.putObject("MockedResponses");

    void add(Pair pair, Map<String, List<JsonNode>> answered) {
        if (answered.isEmpty()) {
            return;
        }
        ObjectNode states =
                machines.putObject(pair.unique()).putObject("TestCases").putObject(CASE);
        answered.forEach((state, answers) -> {
            String name = pair.unique() + "/" + state;
            states.put(state, name);
            ObjectNode byNumber = responses.putObject(name);
            for (int i = 0; i < answers.size(); i++) {
                byNumber.set(Integer.toString(i), response(answers.get(i)));
            }
        });
    }

    private static JsonNode response(JsonNode answer) {
        ObjectNode response = MAPPER.createObjectNode();
        if (answer.has("throw")) {
            response.putObject("Throw")
                    .put("Error", answer.path("throw").path("error").asText())
                    .put("Cause", answer.path("throw").path("cause").asText());
        } else {
            response.set("Return", answer.path("return"));
        }
        return response;
    }

    void write(Path path) {
        try {
            MAPPER.writeValue(path.toFile(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
