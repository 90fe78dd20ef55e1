/** Whole deployments in rehearsal: what must happen, named as requirements and issues name it. */
@NullMarked
package slipway.scenario;

import org.jspecify.annotations.NullMarked;
