/**
 * An interpreter of <a href="https://states-language.net/">Amazon States Language</a>, JSONata dialect, in virtual time.
 *
 * <p>It knows neither AWS clients nor Slipway: a task is a {@link slipway.asl.TaskRunner} handed in. {@link
 * slipway.asl.StateMachine} is read once and serves any number of {@link slipway.asl.Execution}s, each a tree of frames (the
 * execution, its branches and iterations) whose current visit of a state is moved forward by {@link slipway.asl.VirtualTime}.
 * The tree outlives the execution's end, so that a redrive goes on from it.
 *
 * <p>Not supported yet: heartbeats, task tokens and ResultWriter. Chosen where the service's behaviour is not known: a redrive
 * enters the unfinished state anew, with an entry event; tolerated failures leave their error in a Map's result; the end of an execution
 * by abort or time-out adds a single event.
 */
@NullMarked
package slipway.asl;

import org.jspecify.annotations.NullMarked;
