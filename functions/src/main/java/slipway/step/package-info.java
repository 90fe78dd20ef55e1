/** What a step is, and how it meets JSON and AWS. */
@NullMarked
package slipway.step;

import org.jspecify.annotations.NullMarked;
