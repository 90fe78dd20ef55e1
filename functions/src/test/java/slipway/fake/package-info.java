/** AWS in memory, as far as the steps' tests ask for it: each service once, written against the SDK's own interface. */
@NullMarked
package slipway.fake;

import org.jspecify.annotations.NullMarked;
