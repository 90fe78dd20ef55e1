/** The interpreter and the deployment machine, each against LocalStack's: an independent implementation of the same service. */
@NullMarked
package slipway.differential;

import org.jspecify.annotations.NullMarked;
