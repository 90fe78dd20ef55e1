/** The commands: they parse, call and print, and decide nothing else. */
@NullMarked
package slipway.cli;

import org.jspecify.annotations.NullMarked;
