/** Watches a change while users meet it: error rates, alarms, logs. */
@NullMarked
package slipway.observe;

import org.jspecify.annotations.NullMarked;
