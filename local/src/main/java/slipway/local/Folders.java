package slipway.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a local cloud finds and keeps things.
 *
 * @param checkout where Slipway stands
 * @param tools what is installed once and shared: Python packages, jars, the CDK's command line
 * @param state what one cloud keeps: its process, its images, its logs
 */
public record Folders(Path checkout, Path tools, Path state) {
    /**
     * The usual ones: under the user's cache folder.
     *
     * @param environment {@code XDG_CACHE_HOME} moves the cache folder
     */
    public static Folders of(Path checkout, Path userHome, Map<String, String> environment) {
        Path cache = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(userHome.resolve(".cache"))
                .resolve("slipway");
        return new Folders(checkout, cache.resolve("tools"), cache.resolve("local"));
    }

    /** The same, but for a cloud of its own: tests run beside the user's. */
    public Folders withState(Path folder) {
        return new Folders(checkout, tools, folder);
    }

    /** What is LocalStack's in the checkout: requirements, plugin, jars. */
    Path localstack() {
        return checkout.resolve("test/localstack");
    }

    Path example() {
        return checkout.resolve("examples/dr-daily-report");
    }

    /** The manifest of what a local cloud runs. */
    public Path manifest() {
        return example().resolve("slipway.local.yaml");
    }

    /** The compiled handlers of the example. */
    Path handlers() {
        return example().resolve("functions/target/classes");
    }

    /** The Python that LocalStack runs in. */
    public Path python() {
        return tools.resolve("venv/bin/python");
    }

    /** Where the cloud finds the plugin. */
    Path plugin() {
        return state.resolve("plugin");
    }

    Path jars() {
        return tools.resolve("jars");
    }

    Path cdk() {
        return tools.resolve("node/node_modules/.bin/cdklocal");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    /** What Step Functions' tasks are answered, instead of being run, in executions that ask for it. */
    public Path answers() {
        return state.resolve("answers.json");
    }
}
