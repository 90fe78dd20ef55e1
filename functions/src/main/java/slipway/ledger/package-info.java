/** The lock's fence, and what a deployment remembers of each function. */
@NullMarked
package slipway.ledger;

import org.jspecify.annotations.NullMarked;
