package slipway.manifest;

import java.util.stream.Stream;

/** Whether the times at which an environment is frozen are times. */
final class GateChecks {
    private GateChecks() {}

    static Stream<Problem> problems(Outline outline) {
        return outline.environments().values().stream()
                .flatMap(environment -> environment.items("freeze").stream())
                .filter(window -> window.text()
                        .filter(text -> FreezeWindow.parse(text).isEmpty())
                        .isPresent())
                .map(window -> window.problem("%s is no window; write it like 'Fri 16:00 - Mon 07:00 Asia/Bangkok'"
                        .formatted(Words.quoted(window.node().asText()))));
    }
}
