package slipway.cli;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The value of {@code --input}: a file's name or JSON. */
final class RunInput {
    private static final String OPTION = "--input";
    private static final TextFile FILE = JsonText.executionInput(OPTION);

    private RunInput() {}

    /**
     * The JSON value that is meant.
     *
     * @throws BadInput when it is neither a readable file with JSON nor JSON
     */
    static @Nullable Object read(String given, InputStream in) {
        if (given.isBlank()) {
            throw new BadInput(OPTION + ": is empty. Give the execution's input as JSON, such as {}, or name a file.");
        }
        if (given.equals("-") || exists(given)) {
            String text = FILE.read(given, in);
            if (text.isBlank()) {
                throw FILE.bad(given, "is empty. Give the execution's input as JSON, such as {}.");
            }
            return JsonText.parse(text, problem -> FILE.bad(given, problem));
        }
        return JsonText.parse(
                given,
                problem -> new BadInput(OPTION + ": "
                        + (looksLikeJson(given)
                                ? "it " + problem
                                : "there is no file '" + given + "', and as text it " + problem)));
    }

    private static boolean looksLikeJson(String given) {
        return "{[\"".indexOf(given.strip().charAt(0)) >= 0;
    }

    private static boolean exists(String given) {
        try {
            return Files.exists(Path.of(given));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
