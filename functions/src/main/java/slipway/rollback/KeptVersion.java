package slipway.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slipway.image.Digest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.State;

/** Finds the version that a function keeps of a release. */
final class KeptVersion {
    /** Pages of fifty versions. */
    private static final int PAGES = 200;

    private KeptVersion() {}

    /** The newest version of the release: its configuration is the one that was served last with it. */
    static Optional<String> newest(LambdaClient lambda, String function, Digest digest) {
        return all(lambda, function, digest).stream().findFirst();
    }

    /**
     * The one that has the traffic already, in whatever state, since nothing moves then; or the newest that can take it at once: one
     * that was idle for weeks is inactive, and fails whoever wakes it.
     */
    static Optional<String> servingOrActive(LambdaClient lambda, String function, Digest digest, String serving) {
        List<String> versions = all(lambda, function, digest);
        return versions.contains(serving)
                ? Optional.of(serving)
                : versions.stream()
                        .filter(version -> isActive(lambda, function, version))
                        .findFirst();
    }

    /** The newest first. */
    private static List<String> all(LambdaClient lambda, String function, Digest digest) {
        List<String> found = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        for (int page = 0; page < PAGES; page++) {
            ListVersionsByFunctionRequest.Builder request =
                    ListVersionsByFunctionRequest.builder().functionName(function);
            marker.ifPresent(request::marker);
            ListVersionsByFunctionResponse versions = lambda.listVersionsByFunction(request.build());
            for (FunctionConfiguration version : versions.versions()) {
                if (isOf(version, digest)) {
                    found.add(version.version());
                }
            }
            marker = Optional.ofNullable(versions.nextMarker());
            if (marker.isEmpty()) {
                break;
            }
        }
        return found.reversed();
    }

    private static boolean isOf(FunctionConfiguration version, Digest digest) {
        return !"$LATEST".equals(version.version()) && digest.hex().equals(version.codeSha256());
    }

    /** The list of versions leaves their state out. Source: ListFunctions, AWS Lambda API reference. */
    private static boolean isActive(LambdaClient lambda, String function, String version) {
        return lambda.getFunction(request -> request.functionName(function).qualifier(version))
                        .configuration()
                        .state()
                == State.ACTIVE;
    }
}
