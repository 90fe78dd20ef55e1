package slipway.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One function: {@code $LATEST}, its published versions and its aliases. */
final class LambdaFunction {
    private final FunctionSpec spec;
    private final FunctionVersion latest;
    private final List<FunctionVersion> published = new ArrayList<>();
    private final Map<String, FunctionAlias> aliases = new TreeMap<>();
    private LogNormal imageSettle;

    LambdaFunction(FunctionSpec spec, Code code, LogNormal imageSettle) {
        this.spec = spec;
        this.latest = new FunctionVersion(FunctionVersion.LATEST, code, spec.variables());
        this.imageSettle = imageSettle;
    }

    FunctionSpec spec() {
        return spec;
    }

    String name() {
        return spec.name();
    }

    String arn() {
        return Account.functionArn(spec.name());
    }

    FunctionVersion latest() {
        return latest;
    }

    List<FunctionVersion> published() {
        return List.copyOf(published);
    }

    void delete(String number) {
        published.removeIf(version -> version.number().equals(number));
    }

    LogNormal imageSettle() {
        return imageSettle;
    }

    void imageSettle(LogNormal changed) {
        imageSettle = changed;
    }

    Optional<FunctionVersion> version(String number) {
        if (number.equals(FunctionVersion.LATEST)) {
            return Optional.of(latest);
        }
        return published.stream()
                .filter(version -> version.number().equals(number))
                .findFirst();
    }

    Optional<FunctionAlias> alias(String name) {
        return Optional.ofNullable(aliases.get(name));
    }

    List<FunctionAlias> aliases() {
        return List.copyOf(aliases.values());
    }

    void alias(FunctionAlias alias) {
        aliases.put(alias.name(), alias);
    }

    Optional<FunctionVersion> newest() {
        return published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
    }

    /** Publishes {@code $LATEST} under the next number; the caller says in which state it starts. */
    FunctionVersion publish() {
        int next = newest().map(version -> Integer.parseInt(version.number())).orElse(0) + 1;
        FunctionVersion version = new FunctionVersion(Integer.toString(next), latest.code(), latest.variables());
        published.add(version);
        return version;
    }
}
