/** Turns what started an execution into one request. */
@NullMarked
package slipway.intake;

import org.jspecify.annotations.NullMarked;
