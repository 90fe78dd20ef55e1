package slipway.manifest;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Whether a probe can be asked and its answer be judged. */
final class ProbeChecks {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ProbeChecks() {}

    static List<Problem> problems(Place probe, Outline outline, Set<String> functions) {
        return Stream.of(
                        probe.get("payload").flatMap(payload -> payload(payload)),
                        probe.get("http")
                                .flatMap(http -> http.text()
                                        .flatMap(text -> url(new Template(text), outline, functions))
                                        .map(http::problem)),
                        probe.get("expect")
                                .flatMap(expect -> expect.text()
                                        .flatMap(ProbeChecks::expression)
                                        .map(expect::problem)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The problem with a payload that is written as text. */
    static Optional<Problem> payload(Place payload) {
        return payload.text()
                .filter(text -> PayloadText.parse(text).isEmpty())
                .map(text -> payload.problem("%s is not the JSON of an object; write a mapping, or valid JSON"
                        .formatted(Words.quoted(text))));
    }

    private static Optional<String> url(Template template, Outline outline, Set<String> functions) {
        Optional<String> wrong = TemplateChecks.problem(template, Names.IN_FUNCTION);
        if (wrong.isPresent() || outline.application().isEmpty()) {
            return wrong;
        }
        return outline.soundEnvironments().stream()
                .flatMap(environment -> functions.stream()
                        .map(function ->
                                Names.ofFunction(template, outline.application().orElseThrow(), function, environment)))
                .filter(url -> !isUrl(url))
                .findFirst()
                .map(url -> "%s is no URL that can be read; write https://HOST/PATH without a user's name"
                        .formatted(Words.quoted(url)));
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Optional<String> expression(String text) {
        try {
            Jsonata.jsonata(text);
            return Optional.empty();
        } catch (RuntimeException e) {
            // Of a text that is no expression the library's parser also throws what its insides threw: index errors,
            // null
            // pointers, errors of regular expressions.
            String reason = switch (e) {
                case JException _ -> Words.harmless(String.valueOf(e.getMessage()));
                case PatternSyntaxException pattern ->
                    "a regular expression in it, " + Words.harmless(pattern.getDescription());
                default -> "it ends too early, or is written in a way that its parser cannot follow";
            };
            return Optional.of("%s is not valid JSONata: %s".formatted(Words.quoted(text), reason));
        }
    }
}
