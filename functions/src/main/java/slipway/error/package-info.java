/** Everything that can end a step, named: these class names are what operators read and what the machine's Retry and Catch match. */
@NullMarked
package slipway.error;

import org.jspecify.annotations.NullMarked;
