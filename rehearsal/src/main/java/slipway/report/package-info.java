/** What a rehearsal saw, told to people and to programs. */
@NullMarked
package slipway.report;

import org.jspecify.annotations.NullMarked;
