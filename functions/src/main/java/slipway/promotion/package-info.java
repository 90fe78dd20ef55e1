/** Which image an environment may run, and how one gets from environment to environment. */
@NullMarked
package slipway.promotion;

import org.jspecify.annotations.NullMarked;
