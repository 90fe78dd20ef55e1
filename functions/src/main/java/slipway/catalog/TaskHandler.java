package slipway.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import slipway.step.StepStream;

/**
 * The entry point of every Lambda: {@code SLIPWAY_TASK} says which {@link Task} it is, {@code SLIPWAY_LEDGER_TABLE} where the
 * ledger is.
 */
public final class TaskHandler implements RequestStreamHandler {
    private final StepStream<?, ?> step;

    public TaskHandler() {
        this(System.getenv());
    }

    TaskHandler(Map<String, String> environment) {
        Task task = Task.valueOf(required(environment, "SLIPWAY_TASK"));
        this.step = task.step(new AwsClients(required(environment, "SLIPWAY_LEDGER_TABLE"), task.timeout()));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        step.handle(in, out);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The Lambda lacks the environment variable " + name
                    + "; deploy it with Slipway's CDK app, which sets it.");
        }
        return value;
    }
}
