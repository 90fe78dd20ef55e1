@NullMarked
package slipway.cloud;

import org.jspecify.annotations.NullMarked;
