/**
 * An interpreter of <a href="https://states-language.net/">Amazon States Language</a>, JSONata dialect, in virtual time.
 *
 * <p>It knows neither AWS clients nor Slipway: a task is a {@link slipway.asl.TaskRunner} handed in. {@link
 * slipway.asl.StateMachine} is read once and serves any number of {@link slipway.asl.Execution}s, each a tree of frames (the
 * execution, its branches and iterations) whose current visit of a state is moved forward by {@link slipway.asl.VirtualTime}.
 * The tree outlives the execution's end, so that a redrive goes on from it.
 *
 * <p>Not supported yet: distributed Maps, heartbeats and task tokens. Chosen where the service's behaviour is not known: a redrive
 * enters the unfinished state anew, with an entry event; tolerated failures leave their error in a Map's result; the end of an execution
 * by abort or time-out adds a single event.
 *
 * <p>Expressions knowingly differ from JSONata's reference in this: dividing by zero is the error D1001; {@code $count(null)} is 0;
 * {@code $match} and {@code $replace} count and read dollars by Java's rules; base64 is that of UTF-8; keys of a grouping keep the
 * order of the data; a result of more than 500 levels, or an evaluation of more than a million steps, fails the state.
 */
@NullMarked
package slipway.asl;

import org.jspecify.annotations.NullMarked;
