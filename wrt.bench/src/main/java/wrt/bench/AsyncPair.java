// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import wrt.component.ComponentFunction;
import wrt.component.Linker;
import wrt.component.Task;
import wrt.component.TaskParameters;

/**
 * A process that calls a component without anything asynchronous in two stores, in turn, and prints the medians: ns beside
 * asynchronous components, ns alone, and the ratio of neighbours.
 */
public final class AsyncPair implements InTurn.Variant {

    static final int WAITING = 1000;
    private static final int CHANGES = 20;

    private final Task add;
    private final Runnable others;

    private AsyncPair(Turns turns, Runnable others) {
        this.add = turns.instantiate("add", new Linker()).function("add")
                .flatTask(TaskParameters.unbounded("add", "add"));
        this.others = others;
    }

    private static AsyncPair alone() {
        return new AsyncPair(new Turns(), () -> {
        });
    }

    private static AsyncPair beside() {
        Turns turns = new Turns();
        return new AsyncPair(turns, new Others(turns));
    }

    /** Asynchronous calls of which {@value #WAITING} wait; before each slice some end, others begin, some do not wait. */
    private static final class Others implements Runnable {

        private final Turns turns;
        private final Queue<CompletableFuture<Object>> delays = new ArrayDeque<>();
        private final ComponentFunction relay;
        private final ComponentFunction immediate;

        Others(Turns turns) {
            this.turns = turns;
            relay = turns.instantiate("relay", new Linker().define("delay", (call, args) -> {
                CompletableFuture<Object> delay = new CompletableFuture<>();
                delays.add(delay);
                return delay;
            })).function("relay");
            immediate = turns.instantiate("immediate", new Linker()).function("add");
            for (int i = 0; i < WAITING; i++) {
                Turns.begin(relay, 1L);
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < CHANGES; i++) {
                Turns.begin(immediate, 1L, 2L);
                Turns.begin(relay, 1L);
                delays.remove().complete(7L);
            }
            turns.drain();
            if (delays.size() != WAITING) {
                throw new IllegalStateException(delays.size() + " calls wait");
            }
        }
    }

    /**
     * Measures.
     *
     * @param arguments ms of warm-up and of measurement for each store, and whether the one with asynchronous components
     *     comes first
     */
    public static void main(String[] arguments) {
        boolean besideFirst = Boolean.parseBoolean(arguments[2]);
        AsyncPair first = besideFirst ? beside() : alone();
        AsyncPair second = besideFirst ? alone() : beside();
        System.out.println(InTurn.measure(besideFirst ? first : second, besideFirst ? second : first, besideFirst,
                Long.parseLong(arguments[0]), Long.parseLong(arguments[1])).line());
    }

    @Override
    public void prepare() {
        others.run();
    }

    @Override
    public void run(int times) {
        long[] frame = add.frame();
        for (int i = 0; i < times; i++) {
            add.reset();
            frame[0] = i;
            frame[1] = 2;
            add.run();
            if (add.failure() != null || frame[0] != i + 2) {
                throw new IllegalStateException("wrong sum", add.failure());
            }
        }
    }
}
