/** What is measured, and not only tested. */
@NullMarked
package slipway.benchmark;

import org.jspecify.annotations.NullMarked;
