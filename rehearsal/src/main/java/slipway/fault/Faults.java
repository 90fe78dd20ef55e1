package slipway.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes wrong, and with which call: consulted once for every call that crosses the boundary.
 *
 * <p>Several sources may strike the same call; their faults all apply, in the order in which they were added.
 */
public final class Faults {
    private final List<Source> sources = new ArrayList<>();

    /** Decides what goes wrong with a call; an empty list lets it proceed. */
    @FunctionalInterface
    public interface Source {
        List<Fault> strike(ApiCall call);
    }

    /** Adds a source of faults. */
    public void add(Source source) {
        sources.add(source);
    }

    /** Takes a source away again. */
    public void remove(Source source) {
        sources.remove(source);
    }

    /** Takes every source away: from here on nothing goes wrong. */
    public void clear() {
        sources.clear();
    }

    /** Begins a rule for one operation, for example {@code on("lambda", "UpdateFunctionCode")}. */
    public Rule on(String service, String operation) {
        return new Rule(
                call -> call.service().equals(service) && call.operation().equals(operation));
    }

    /** Begins a rule for every call. */
    public Rule onAnyCall() {
        return new Rule(_ -> true);
    }

    /** What goes wrong with this call; the boundary asks once for each. */
    public List<Fault> strike(ApiCall call) {
        List<Fault> faults = new ArrayList<>();
        for (Source source : List.copyOf(sources)) {
            faults.addAll(source.strike(call));
        }
        return faults;
    }

    /** A rule on its way: which calls it is about, then which of them are struck, and with what. */
    public final class Rule {
        private final Predicate<ApiCall> matches;

        private Rule(Predicate<ApiCall> matches) {
            this.matches = matches;
        }

        /** Narrows the rule to one resource, by its short name. */
        public Rule resource(String name) {
            return where(call -> call.resource().equals(name));
        }

        /** Narrows the rule to calls made by one function's code. */
        public Rule caller(String function) {
            return where(call -> call.caller().filter(function::equals).isPresent());
        }

        public Rule where(Predicate<ApiCall> condition) {
            return new Rule(matches.and(condition));
        }

        /** Strikes every matching call; the answer can be given to {@link Faults#remove}. */
        public Source always(Fault fault) {
            return times(1, Long.MAX_VALUE, fault);
        }

        /** Strikes the n-th matching call from now on, counted from 1. */
        public Source nth(long n, Fault fault) {
            return times(n, n, fault);
        }

        /** Strikes the first so many matching calls from now on. */
        public Source first(long count, Fault fault) {
            return times(1, count, fault);
        }

        private Source times(long from, long to, Fault fault) {
            Source source = new Source() {
                private long seen;

                @Override
                public List<Fault> strike(ApiCall call) {
                    if (!matches.test(call)) {
                        return List.of();
                    }
                    seen++;
                    return seen >= from && seen <= to ? List.of(fault) : List.of();
                }
            };
            add(source);
            return source;
        }
    }
}
