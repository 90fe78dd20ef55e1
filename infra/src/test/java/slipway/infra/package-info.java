@NullMarked
package slipway.infra;

import org.jspecify.annotations.NullMarked;
