// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.Linker;
import wrt.component.Task;

/** A process in which calls wait at the same time, all in one component, and which says what each of them takes. */
public final class WaitingTasks {

    private WaitingTasks() {
    }

    /**
     * Prints the Java heap that one waiting call takes, in bytes, after garbage collection, and ends all of them properly.
     *
     * @param arguments how many calls
     */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        List<CompletableFuture<Object>> delays = new ArrayList<>(count);
        List<Task> tasks = new ArrayList<>(count);
        Turns turns = new Turns();
        ComponentInstance guest = turns.instantiate("relay", new Linker().define("delay", (call, args) -> {
            CompletableFuture<Object> delay = new CompletableFuture<>();
            delays.add(delay);
            return delay;
        }));
        ComponentFunction relay = guest.function("relay");
        begin(relay, tasks, 1);
        long before = used();
        begin(relay, tasks, count);
        long after = used();
        for (int i = 0; i < delays.size(); i++) {
            delays.get(i).complete((long) i);
        }
        turns.drain();
        long answered = tasks.stream().filter(Task::isResolved).count();
        if (answered != count + 1) {
            throw new IllegalStateException(answered + " of " + (count + 1) + " calls were answered");
        }
        System.out.println((double) (after - before) / count);
    }

    private static void begin(ComponentFunction relay, List<Task> tasks, int count) {
        for (int i = 0; i < count; i++) {
            tasks.add(Turns.begin(relay, (long) i));
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
