package slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the shell script that runs the app the way this program is run: on the same JDK and class path.
 *
 * <p>The build finds both; a script of its own keeps Maven's words and exit status out of the app's.
 */
public final class SynthScript {
    private SynthScript() {}

    public static void main(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(Path.of(arguments[0]), script(java, System.getProperty("java.class.path")));
    }

    static String script(String java, String classPath) {
        return "exec " + quoted(java) + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp " + quoted(classPath) + " "
                + SlipwayApp.class.getName() + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
