package slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

class EcrScansTest {
    private final ExampleCloud example = new ExampleCloud();

    @Test
    void a_scan_runs_for_a_while_after_the_push() {
        assertEquals(
                ScanStatus.IN_PROGRESS,
                findings(example.first).imageScanStatus().status());
        assertNull(findings(example.first).imageScanFindings());
        example.time.runFor(Duration.ofMinutes(3));
        assertEquals(
                ScanStatus.COMPLETE, findings(example.first).imageScanStatus().status());
        assertEquals(Map.of(), findings(example.first).imageScanFindings().findingSeverityCountsAsStrings());
    }

    @Test
    void a_planned_result_is_what_the_scan_of_a_later_push_says() {
        Image image = Image.of("worse", _ -> Reply.of("{}"));
        example.cloud.registry().scan("app", Registry.digestOf(image), ScanResult.complete(Map.of("CRITICAL", 2)));
        String digest = example.cloud.registry().push("app", image, "dev-worse");
        assertEquals(ScanStatus.IN_PROGRESS, findings(digest).imageScanStatus().status());
        example.time.runFor(Duration.ofMinutes(3));
        assertEquals(Map.of("CRITICAL", 2), findings(digest).imageScanFindings().findingSeverityCountsAsStrings());
    }

    @Test
    void an_image_that_was_never_scanned_has_no_scan() {
        example.cloud.registry().withoutScan("app", example.first);
        assertThrows(ScanNotFoundException.class, () -> findings(example.first));
    }

    private DescribeImageScanFindingsResponse findings(String digest) {
        return example.cloud
                .ecr()
                .describeImageScanFindings(it -> it.repositoryName("app").imageId(id -> id.imageDigest(digest)));
    }
}
