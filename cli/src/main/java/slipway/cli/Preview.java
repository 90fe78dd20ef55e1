package slipway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.image.CheckImage;
import slipway.preflight.FunctionFacts;
import slipway.rehearse.RehearsalResult;

/**
 * What a deployment would do.
 *
 * @param asked the tag or the digest that was asked for
 * @param image empty when it may not be deployed
 * @param obstacles everything that was found in its way before anything was rehearsed, each with the error's name
 * @param functions how they stand now, by their real names
 * @param rehearsed the rehearsal on that state; empty when something is in the way
 * @param notes what the rehearsal leaves out
 */
record Preview(
        String application,
        String environment,
        String asked,
        Optional<CheckImage.Output> image,
        List<String> obstacles,
        Map<String, FunctionFacts.Facts> functions,
        Optional<RehearsalResult> rehearsed,
        List<String> notes) {
    /** How it would end when something is in the way. */
    private static final String REFUSED = "REFUSED";

    Preview {
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    boolean succeeds() {
        return rehearsed.filter(RehearsalResult::succeeded).isPresent();
    }

    String outcome() {
        return rehearsed.map(result -> result.outcome().name()).orElse(REFUSED);
    }

    List<String> reasons() {
        return rehearsed.map(result -> result.reason().stream().toList()).orElse(obstacles);
    }

    /** A function now and then. */
    record Change(String name, String before, String version, String after, boolean changes) {}

    /** What becomes of each function, as far as it exists; without a rehearsal all stay as they are. */
    List<Change> changes() {
        Map<String, RehearsalResult.Function> concerned = new LinkedHashMap<>();
        rehearsed.ifPresent(result -> result.functions().forEach(function -> concerned.put(function.name(), function)));
        return functions.entrySet().stream()
                .filter(function -> function.getValue().exists())
                .filter(function ->
                        rehearsed.isEmpty() || concerned.isEmpty() || concerned.containsKey(function.getKey()))
                .map(function -> change(
                        function.getKey(), function.getValue(), Optional.ofNullable(concerned.get(function.getKey()))))
                .toList();
    }

    private static Change change(String name, FunctionFacts.Facts now, Optional<RehearsalResult.Function> rehearsed) {
        String before = now.live().map(image -> image.digest().text()).orElse("none");
        String after = rehearsed.map(RehearsalResult.Function::after).orElse(before);
        return new Change(name, before, now.aliasVersion().orElse("none"), after, !after.equals(before));
    }
}
