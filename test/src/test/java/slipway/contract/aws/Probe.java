package slipway.contract.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The program in the contracts' images: it answers with the image's name, and fails or dawdles when it is asked to. Stands alone, as an image has nothing else. */
public final class Probe implements RequestStreamHandler {
    /** A file beside the program that holds the image's name. */
    static final String NAME_FILE = "image-name";

    static final String FAIL = "{\"do\":\"fail\"}";
    static final String DAWDLE = "{\"do\":\"dawdle\"}";
    static final String REFUSAL = "this was asked for";

    /** Longer than any function of the contracts may take. */
    static final int DAWDLE_SECONDS = 20;

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String image = name();
        System.out.println(line(image));
        if (payload.equals(FAIL)) {
            throw new IllegalStateException(REFUSAL);
        }
        if (payload.equals(DAWDLE)) {
            dawdle();
        }
        out.write(answer(image).getBytes(StandardCharsets.UTF_8));
    }

    static String answer(String image) {
        return "\"" + image + "\"";
    }

    static String line(String image) {
        return "probe of " + image;
    }

    private static String name() throws IOException {
        try (InputStream file = Probe.class.getResourceAsStream("/" + NAME_FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void dawdle() {
        try {
            Thread.sleep(DAWDLE_SECONDS * 1_000L);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
