package slipway.manifest;

/**
 * One thing that is wrong in a manifest.
 *
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param path where, such as {@code environments.prd.after} or {@code apps.scheduler[2]}; empty for the whole file
 * @param message a sentence that says what is wrong and what would be right
 */
public record Problem(int line, String path, String message) {
    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
