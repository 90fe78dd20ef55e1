package slipway.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import slipway.step.Json;

/**
 * What one check found.
 *
 * @param check {@code digest}, {@code health}, {@code test}, {@code smoke}, {@code logs}, {@code invocation}, {@code workflow}, {@code errors} or
 *     {@code traffic}
 * @param detail one sentence; never a body, a value or a secret
 */
public record Evidence(String check, Result result, String detail) {
    /** How a check ended. */
    public enum Result {
        PASSED,
        FAILED,
        NOT_VERIFIED
    }

    public static Evidence passed(String check, String detail) {
        return new Evidence(check, Result.PASSED, detail);
    }

    public static Evidence failed(String check, String detail) {
        return new Evidence(check, Result.FAILED, detail);
    }

    public static Evidence notVerified(String check, String detail) {
        return new Evidence(check, Result.NOT_VERIFIED, detail);
    }

    /** As the ledger keeps it: a JSON list. */
    public static String json(List<Evidence> evidence) {
        try {
            return Json.MAPPER.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
