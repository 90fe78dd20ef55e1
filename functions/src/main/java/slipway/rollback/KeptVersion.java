package slipway.rollback;

import java.util.Optional;
import slipway.image.Digest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Finds the version that a function keeps of a release. */
final class KeptVersion {
    /** Pages of fifty versions. */
    private static final int PAGES = 200;

    private KeptVersion() {}

    /** The newest version of the release: its configuration is the one that was served last with it. */
    static Optional<String> of(LambdaClient lambda, String function, Digest digest) {
        Optional<String> newest = Optional.empty();
        Optional<String> marker = Optional.empty();
        for (int page = 0; page < PAGES; page++) {
            ListVersionsByFunctionRequest.Builder request =
                    ListVersionsByFunctionRequest.builder().functionName(function);
            marker.ifPresent(request::marker);
            ListVersionsByFunctionResponse versions = lambda.listVersionsByFunction(request.build());
            for (FunctionConfiguration version : versions.versions()) {
                newest = isOf(version, digest) ? Optional.of(version.version()) : newest;
            }
            marker = Optional.ofNullable(versions.nextMarker());
            if (marker.isEmpty()) {
                break;
            }
        }
        return newest;
    }

    private static boolean isOf(FunctionConfiguration version, Digest digest) {
        return !"$LATEST".equals(version.version())
                && digest.hex().equals(version.codeSha256())
                && !"Failed".equals(version.stateAsString());
    }
}
