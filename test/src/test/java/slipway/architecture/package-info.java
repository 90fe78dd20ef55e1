/** What the code must look like, whoever writes it. */
@NullMarked
package slipway.architecture;

import org.jspecify.annotations.NullMarked;
