package slipway.contract.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import slipway.contract.DocumentedRows;

class DifferenceTest {
    @Test
    void each_difference_is_a_row_of_the_documentation_and_each_row_a_difference() {
        assertEquals(
                Arrays.stream(Difference.values()).map(DocumentedRows::words).toList(),
                DocumentedRows.below("| LocalStack differs |"));
    }
}
