/** Ends the execution truthfully. */
@NullMarked
package slipway.conclude;

import org.jspecify.annotations.NullMarked;
