/** Moves an alias to a new version. */
@NullMarked
package slipway.traffic;

import org.jspecify.annotations.NullMarked;
