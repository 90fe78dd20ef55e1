/** Slipway as it is deployed: real stacks, real processes, LocalStack instead of AWS, in real time. */
@NullMarked
package slipway.endtoend;

import org.jspecify.annotations.NullMarked;
