package slipway.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.local.Poll;
import slipway.manifest.ManifestFile;
import slipway.rehearse.Rehearsal;
import slipway.rehearse.World;

/** Somebody who gives commands that work on an account, which is a simulated one. */
final class Operator {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path manifest;
    private final World world;

    private Operator(Path manifest, World world) {
        this.manifest = manifest;
        this.world = world;
    }

    /** One of the example, where each deployment to dev has to be approved. */
    static Operator withApprovals(Path directory) throws IOException {
        Path manifest = directory.resolve("slipway.yaml");
        String example = Files.readString(Run.HOME.resolve("examples/dr-daily-report/slipway.yaml"));
        Files.writeString(manifest, example.replaceFirst("(?m)^  dev:.*\n", "$0    approval: {within: 24h}\n"));
        return new Operator(manifest, World.of(ManifestFile.read(manifest), "dev", 7));
    }

    World world() {
        return world;
    }

    /** @param watched whether standard error is a terminal; else its lines come among the others */
    int slipway(boolean watched, String... words) {
        out.reset();
        err.reset();
        AwsAccount account = new AwsAccount(
                world.cloud().sfn(),
                world.cloud().dynamoDb(),
                _ -> world.clients(),
                "arn:aws:states:us-east-1:123456789012",
                "arn:aws:iam::123456789012:user/ann");
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                stream,
                watched ? new PrintStream(err, true, StandardCharsets.UTF_8) : stream,
                false,
                watched);
        Remote remote = new Remote(
                () -> account,
                new Poll(world.cloud().time(), pause -> world.cloud().time().runFor(pause)));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--manifest", manifest.toString()));
        return Slipway.run(
                terminal, Optional.of(Run.HOME), Rehearsal::run, Optional.empty(), remote, all.toArray(String[]::new));
    }

    String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a terminal on standard error showed. */
    String seen() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void store(String commit) {
        world.store(world.image(commit, Map.of()), Optional.empty(), world.tag(commit));
    }
}
