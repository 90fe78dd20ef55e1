@NullMarked
package slipway.asl;

import org.jspecify.annotations.NullMarked;
