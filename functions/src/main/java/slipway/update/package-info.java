/** Points a function's code at a digest, and waits until it runs. */
@NullMarked
package slipway.update;

import org.jspecify.annotations.NullMarked;
