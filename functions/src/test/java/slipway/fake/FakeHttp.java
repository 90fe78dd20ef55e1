package slipway.fake;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import slipway.step.HttpProbe;

/** Answers by address; no answer from anywhere else. */
public final class FakeHttp implements HttpProbe {
    public final Map<String, Answer> answers = new HashMap<>();
    private final Calls calls;

    FakeHttp(Calls calls) {
        this.calls = calls;
    }

    public void answer(String uri, int status, String body) {
        answers.put(uri, new Answer(status, body, Map.of("content-type", "application/json")));
    }

    @Override
    public Answer get(URI uri) throws IOException {
        calls.make("get " + uri, () -> uri);
        return Optional.ofNullable(answers.get(uri.toString()))
                .orElseThrow(() -> new IOException("no answer of " + uri));
    }
}
