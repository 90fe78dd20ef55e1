package slipway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file named on the command line, or standard input when it is called {@code -}.
 *
 * @param option what named it, as messages call it
 * @param mostBytes how large it may be
 * @param limit who sets that limit, the end of a sentence
 */
record TextFile(String option, int mostBytes, String limit) {
    private static final String STANDARD_INPUT = "-";

    /**
     * The text.
     *
     * @throws BadInput when there is none to read
     */
    String read(String file, InputStream in) {
        String name = name(file);
        try (InputStream source = file.equals(STANDARD_INPUT) ? in : Files.newInputStream(Path.of(file))) {
            if (!file.equals(STANDARD_INPUT) && Files.isDirectory(Path.of(file))) {
                throw bad(file, "is a directory. Name a file in it.");
            }
            byte[] bytes = source.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw bad(file, "is larger than " + mostBytes / 1024 + " KiB, " + limit + ". Is it the right file?");
            }
            return decode(file, bytes);
        } catch (NoSuchFileException _) {
            throw bad(file, "does not exist. Name an existing file, or - for standard input.");
        } catch (InvalidPathException e) {
            throw bad(name, "is no path (" + e.getReason() + "). Name an existing file.");
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getMessage() + "). Name a readable file, or - for standard input.");
        }
    }

    private String decode(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw bad(file, "starts with a byte order mark. Save it as UTF-8 without one.");
            }
            return text;
        } catch (CharacterCodingException _) {
            throw bad(file, "is not UTF-8 text. Save it in that encoding.");
        }
    }

    static String name(String file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }

    BadInput bad(String file, String what) {
        return new BadInput((option.isEmpty() ? "" : option + ": ") + name(file) + " " + what);
    }
}
