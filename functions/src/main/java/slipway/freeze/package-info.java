/** Whether an environment may be deployed to now. */
@NullMarked
package slipway.freeze;

import org.jspecify.annotations.NullMarked;
