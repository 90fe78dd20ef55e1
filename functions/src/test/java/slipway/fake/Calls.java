package slipway.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was asked of the fakes, in order. A test may let something happen just before or just after a call, once. */
public final class Calls {
    private final List<String> made = new ArrayList<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private final Map<String, Runnable> after = new HashMap<>();

    <T> T make(String call, Supplier<T> answer) {
        made.add(call);
        Optional.ofNullable(before.remove(call)).ifPresent(Runnable::run);
        T result = answer.get();
        Optional.ofNullable(after.remove(call)).ifPresent(Runnable::run);
        return result;
    }

    /** Runs before the call has any effect; what it throws is the call's answer. */
    public void before(String call, Runnable event) {
        before.put(call, event);
    }

    /** Runs after the call had its effect; what it throws is an answer that was lost on the way. */
    public void after(String call, Runnable event) {
        after.put(call, event);
    }

    public List<String> made() {
        return List.copyOf(made);
    }

    /** Those that change a function. */
    public List<String> changes() {
        return made.stream()
                .filter(call -> call.startsWith("update") || call.startsWith("publish"))
                .filter(call -> !call.startsWith("updateItem"))
                .toList();
    }

    /** Those that write to the ledger. */
    public List<String> writes() {
        return made.stream()
                .filter(call -> call.startsWith("putItem") || call.startsWith("updateItem"))
                .toList();
    }
}
