package slipway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a report can be written to. */
record ReportFile(Path path) {
    /**
     * Looks before the work begins whether it can be written.
     *
     * @throws BadInput when it is clear that it cannot
     */
    static ReportFile at(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Path directory = path.getParent();
        if (Files.isDirectory(path)) {
            throw new BadInput("--report: " + file + " is a directory. Name a file in it, for example "
                    + path.resolve("rehearsal.html") + ".");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new BadInput("--report: the directory of " + file + " does not exist. Make " + directory
                    + " first, or name another file.");
        }
        if (!Files.isWritable(Files.exists(path) ? path : directory)) {
            throw new BadInput("--report: " + file + " cannot be written. Name a file that may be, or change its"
                    + " permissions.");
        }
        return new ReportFile(path);
    }

    void write(String page) {
        try {
            Files.writeString(path, page);
        } catch (IOException e) {
            throw new BadInput("--report: " + path + " could not be written: " + e + ". The rehearsal itself ended as"
                    + " shown above.");
        }
    }
}
