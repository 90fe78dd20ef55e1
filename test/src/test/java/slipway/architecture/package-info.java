/** The shape of the code: who may know whom, and what no code may do. */
@NullMarked
package slipway.architecture;

import org.jspecify.annotations.NullMarked;
