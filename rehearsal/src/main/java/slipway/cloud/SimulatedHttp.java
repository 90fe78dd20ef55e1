package slipway.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.fault.Failure;

/** HTTP in the simulated world: URL prefixes that are routed to functions, and the layer URLs of ECR. */
public final class SimulatedHttp {
    private static final String LAYERS = "https://layers." + Account.REGION + ".example.com/";

    private record Route(String prefix, String function, String qualifier) {}

    private final Boundary boundary;
    private final Invocations invocations;
    private final Registry registry;
    private final List<Route> routes = new ArrayList<>();

    SimulatedHttp(Boundary boundary, Invocations invocations, Registry registry) {
        this.boundary = boundary;
        this.invocations = invocations;
        this.registry = registry;
    }

    /** Routes all URLs that begin so to a function, as an API in front of it does; the qualifier is an alias, or {@code $LATEST}. */
    public void route(String urlPrefix, String function, String qualifier) {
        routes.add(new Route(urlPrefix, function, qualifier));
    }

    /**
     * Answers a GET request.
     *
     * @throws IOException when nothing answers: an unknown host, a lost connection
     */
    public HttpReply get(URI uri) throws IOException {
        Optional<String> host = Optional.ofNullable(uri.getHost());
        try {
            return boundary.call(
                            Service.HTTP,
                            "Get",
                            host.orElse(""),
                            uri,
                            (failure, _) -> new Failed(failure),
                            () -> answer(uri))
                    .orElseThrow(() -> new UnknownHostException(host.orElse(uri.toString())));
        } catch (Failed failed) {
            return failed.reply();
        }
    }

    static String layerUrl(String repository, String digest) {
        return LAYERS + repository + "/" + digest;
    }

    /** Empty when no route leads anywhere. */
    private Optional<HttpReply> answer(URI uri) {
        if (uri.toString().startsWith(LAYERS)) {
            return Optional.of(layer(uri.toString().substring(LAYERS.length())));
        }
        return routes.stream()
                .filter(route -> uri.toString().startsWith(route.prefix))
                .findFirst()
                .map(route -> routed(route, uri));
    }

    private HttpReply layer(String path) {
        int slash = path.lastIndexOf('/');
        return registry.find(path.substring(0, slash))
                .flatMap(repository -> repository.blob(path.substring(slash + 1)))
                .map(blob -> HttpReply.json(200, blob))
                .orElseGet(() -> HttpReply.json(404, "{}"));
    }

    /** An API answers 502 for a function that fails, whatever the reason. */
    private HttpReply routed(Route route, URI uri) {
        Invocations.Target target = invocations.target(route.function, route.qualifier);
        HttpReply failed = HttpReply.json(502, "{\"message\": \"Internal server error\"}");
        if (!target.version().state().is("Active")) {
            return failed;
        }
        Invocations.Run<HttpReply> run = invocations.run(
                target,
                version -> version.running()
                        .behaviour()
                        .http(new HttpRequest(
                                target.function().name(),
                                version.number(),
                                uri,
                                version.variables(),
                                version.running().imageDigest())),
                reply -> Reply.of("{}")
                        .taking(Duration.ofMillis(40))
                        .withLog("GET " + uri.getPath() + " " + reply.status()));
        invocations.charge(run.duration());
        return run.answer().orElse(failed);
    }

    /** Carries a fault of a call through the boundary to where it becomes an answer or an IOException. */
    private static final class Failed extends RuntimeException {
        private final transient Failure failure;

        private Failed(Failure failure) {
            super(failure.toString());
            this.failure = failure;
        }

        HttpReply reply() throws IOException {
            return switch (failure) {
                case Failure.ConnectionLost lost -> throw new IOException(lost.message(), this);
                case Failure.ServiceError error -> HttpReply.json(error.status(), error.message());
                case Failure.Throttled _ -> HttpReply.json(429, "{\"message\": \"Too Many Requests\"}");
                case Failure.Denied _ -> HttpReply.json(403, "{\"message\": \"Forbidden\"}");
                case Failure.Unavailable _ -> HttpReply.json(503, "{\"message\": \"Service Unavailable\"}");
            };
        }
    }
}
