/** Checks each function before anything changes, and remembers how it stood. */
@NullMarked
package slipway.preflight;

import org.jspecify.annotations.NullMarked;
