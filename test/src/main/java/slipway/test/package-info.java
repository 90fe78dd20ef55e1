@NullMarked
package slipway.test;

import org.jspecify.annotations.NullMarked;
