package slipway.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads an execution's input. Whether it makes sense is the machine's question; that it is JSON is asked here. */
final class EventText {
    private static final String OPTION = "--event";

    /** Step Functions takes no larger input. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventText() {}

    /**
     * The text of a file, or of {@code in} when the file is called {@code -}.
     *
     * @throws BadInput when it cannot be read or is not JSON
     */
    static String read(String file, InputStream in) {
        String name = file.equals("-") ? "standard input" : file;
        try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = source.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw bad(name, "is larger than 256 KiB, more than Step Functions takes. Is it the right file?");
            }
            return requireJson(name, decode(bytes));
        } catch (NoSuchFileException _) {
            throw bad(name, "does not exist. Name an existing file, or - for standard input.");
        } catch (CharacterCodingException _) {
            throw bad(name, "is not UTF-8 text. Save it in that encoding.");
        } catch (InvalidPathException e) {
            throw bad(name, "is no path (" + e.getReason() + "). Name an existing file.");
        } catch (IOException e) {
            throw bad(name, "cannot be read (" + e.getMessage() + "). Name a readable file, or - for standard input.");
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static String requireJson(String name, String text) {
        try {
            if (MAPPER.readTree(text).isMissingNode()) {
                throw bad(name, "is empty. Give an ECR event, or any input for StartExecution, as JSON.");
            }
            return text;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw bad(
                    name,
                    "is not JSON: line %d, column %d: %s. Mend it there."
                            .formatted(
                                    location.getLineNr(),
                                    location.getColumnNr(),
                                    firstSentence(e.getOriginalMessage())));
        }
    }

    private static String firstSentence(String message) {
        return message.lines().findFirst().orElse("").replaceFirst("[.;]+$", "");
    }

    private static BadInput bad(String name, String what) {
        return new BadInput(OPTION + ": " + name + " " + what);
    }
}
