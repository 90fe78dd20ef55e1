/** Proves that what runs is what was asked for, and that it works. */
@NullMarked
package slipway.verify;

import org.jspecify.annotations.NullMarked;
