package slipway.local;

/** Hears what is being done, a line for each thing. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
