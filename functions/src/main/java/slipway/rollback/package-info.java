/** Puts a function back to what it ran before. */
@NullMarked
package slipway.rollback;

import org.jspecify.annotations.NullMarked;
