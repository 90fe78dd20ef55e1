/**
 * An interpreter of <a href="https://states-language.net/">Amazon States Language</a>, JSONata dialect, in virtual time.
 *
 * <p>It knows neither AWS clients nor Slipway: a task is a {@link slipway.asl.TaskRunner} handed in, the items of a distributed Map an
 * {@link slipway.asl.ItemReader}. {@link slipway.asl.StateMachine} is read once and serves any number of {@link
 * slipway.asl.Execution}s, each a tree of frames (the execution, its branches and iterations) whose current visit of a state is moved
 * forward by {@link slipway.asl.VirtualTime}. The tree outlives the execution's end, so that a redrive goes on from it.
 *
 * <h2>Supported</h2>
 *
 * <ul>
 *   <li>All state types and fields of the dialect but ResultWriter; expressions wherever the service allows them; Assign and its scopes;
 *       the functions that the service adds to JSONata, without {@code $eval}.
 *   <li>Retry with all its fields, counted by retrier and visit; Catch; time-outs of task and machine; heartbeats; task tokens; activities,
 *       functions as Resource, and integrations, each with the events of its kind.
 *   <li>Distributed Map: a {@link slipway.asl.MapRun} of child executions with histories of their own, from items in the state or read from
 *       elsewhere, batched, nested, with tolerated failures. Children see no variables from outside.
 *   <li>The history as GetExecutionHistory returns it, ids, previous ids and details included; {@link slipway.asl.HistoryJson} prints it.
 *   <li>Redrive of executions and, with them, of their map runs.
 *   <li>The quotas in {@code Limits}: 25,000 events, 256 KiB of payload, 40 and 10,000 iterations at a time, 5 minutes for an Express child.
 * </ul>
 *
 * <h2>Where it differs</h2>
 *
 * <ul>
 *   <li>JSONPath is refused, of the machine and of single states; so is ResultWriter.
 *   <li>Nothing takes time but waits, retries and tasks. Events of branches that the service interleaves by chance come in a fixed order,
 *       and a task starts in the moment in which it is scheduled.
 *   <li>An execution that waits for an answer nobody gives waits on; the service ends it after a year.
 *   <li>An Express child keeps a history and its order of states like a Standard one; its five minutes are enforced, and that its resources
 *       cannot wait for a token or a job is not checked.
 *   <li>Items are read in one go, and children start without the service's ramp-up. Items of a distributed Map must be an array.
 * </ul>
 *
 * <h2>Known from the service's own answers, though its guide says otherwise or nothing</h2>
 *
 * <ul>
 *   <li>A missing heartbeat is reported as {@code States.Timeout}; {@code States.HeartbeatTimeout} catches it as well.
 *   <li>{@code States.ALL} catches {@code States.DataLimitExceeded} when it was a task's result that was too large.
 *   <li>A Choice without a match fails with {@code States.Runtime}.
 *   <li>A Parallel or Map that is retried has no event of its failure.
 *   <li>The exit of a distributed Map follows the start of its map run; the end of an execution by abort is one event that follows none.
 *   <li>An expression with blanks around it is plain text. {@code RetryCount} is in the context of states that can be retried.
 *   <li>A task's failure without error and cause leaves both null in {@code $states.errorOutput}; a time-out has an empty cause.
 * </ul>
 *
 * <h2>Chosen where the service's behaviour is not known</h2>
 *
 * <ul>
 *   <li>{@code ExecutionRedriven} follows no event; the unfinished state is entered anew, with an entry event, but a Parallel or Map goes on
 *       inside; a map run that failed goes on under the same ARN, and one that could not read its items reads again.
 *   <li>A time-out of the execution is a single event that follows none.
 *   <li>Tolerated failures leave {@code {Error, Cause}} in a Map's result. Failed batches count all their items.
 *   <li>What a distributed Map's ItemSelector or ItemBatcher gets wrong is an error of its map run. A result over 256 KiB fails it too.
 *   <li>What a state itself makes too large ({@code Output}, {@code Assign}, {@code Arguments}) is caught by the error's own name only.
 *   <li>Children of an aborted parent, or of a map run that failed, end as ABORTED without error and cause. The context of a child has no
 *       {@code Map}; its state machine's ARN and name end in the label, and a label not given is made from the state's name.
 *   <li>An activity's time-outs count from the moment in which a worker has taken the task, or not at all.
 * </ul>
 */
@NullMarked
package slipway.asl;

import org.jspecify.annotations.NullMarked;
