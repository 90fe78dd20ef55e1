/** The HTML report, looked at with a real browser. */
@NullMarked
package slipway.browser;

import org.jspecify.annotations.NullMarked;
