/** Which Lambdas there are, and what each may do. */
@NullMarked
package slipway.catalog;

import org.jspecify.annotations.NullMarked;
