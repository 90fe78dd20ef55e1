/** A cloud on this machine: LocalStack, Slipway's own stacks and the example application, started, deployed to and ended again. */
@NullMarked
package slipway.local;

import org.jspecify.annotations.NullMarked;
