package slipway.cli;

import java.io.InputStream;

/** Reads an execution's input. Whether it makes sense is the machine's question; that it is JSON is asked here. */
final class EventText {
    private static final TextFile FILE = JsonText.executionInput("--event");

    private EventText() {}

    /**
     * The text of a file, or of {@code in} when the file is called {@code -}.
     *
     * @throws BadInput when it cannot be read or is not JSON
     */
    static String read(String file, InputStream in) {
        String text = FILE.read(file, in);
        if (text.isBlank()) {
            throw FILE.bad(file, "is empty. Give an ECR event, or any input for StartExecution, as JSON.");
        }
        JsonText.parse(text, problem -> FILE.bad(file, problem));
        return text;
    }
}
