package slipway.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.conclude.Outcome;
import slipway.local.Deployments;
import slipway.local.Fault;

/** An image that is bad in any way is put back, and everybody is told the same. */
@OnWideCloud
class BrokenImageIT {
    private final RunningCloud cloud;

    BrokenImageIT(RunningCloud cloud) {
        this.cloud = cloud;
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORT_ERROR, report-worker, slipway.error.ImportFailed",
        "CRASH, get-ticker-list, slipway.error.FunctionCrashed",
        "UNHEALTHY, precompute-controller, slipway.error.Unhealthy",
        "SILENT, line-bot, slipway.error.SilentFunction",
        "UPDATE_FAILS, telegram-api, slipway.error.UpdateFailed",
        "WRONG_OUTPUT, pattern-precompute, slipway.error.UnexpectedAnswer"
    })
    void a_broken_image_is_rolled_back(Fault fault, String function, String error) {
        Map<String, String> before = cloud.versions();
        try (Inbox inbox = new Inbox(cloud)) {
            Deployments.End end = cloud.deploy(cloud.release(Map.of(function, fault)));
            assertEquals(Optional.of(Outcome.ROLLED_BACK), end.outcome(), end.reason());
            assertTrue(end.reason().contains(error), end.reason());
            assertEquals(before, cloud.versions());
            LedgerOnCloud ledger = new LedgerOnCloud(cloud);
            assertEquals("free", ledger.lock());
            assertEquals("ROLLED_BACK", ledger.deployment(end.execution()).get("outcome"));
            assertEquals(error, ledger.deployment(end.execution()).get("error"));
            String told = inbox.next();
            assertTrue(told.contains("ROLLED_BACK") && told.contains(error) && told.contains(end.execution()), told);
        }
    }
}
