@NullMarked
package slipway.error;

import org.jspecify.annotations.NullMarked;
