@NullMarked
package slipway.definition;

import org.jspecify.annotations.NullMarked;
