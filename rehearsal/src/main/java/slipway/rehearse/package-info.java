/** Joins the interpreter, the real steps and the simulated AWS: a whole deployment in virtual time. */
@NullMarked
package slipway.rehearse;

import org.jspecify.annotations.NullMarked;
