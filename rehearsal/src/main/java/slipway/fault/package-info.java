@NullMarked
package slipway.fault;

import org.jspecify.annotations.NullMarked;
