// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import wrt.core.fiber.FiberFactory;

/**
 * Stacks that no thread uses at present. A stack that was abandoned in the middle is left to the garbage collector.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class StackPool {

    private static final int KEPT = 128;

    private final FiberFactory fibers;
    private final ArrayDeque<Stack> idle = new ArrayDeque<>();

    StackPool(FiberFactory fibers) {
        this.fibers = fibers;
    }

    Stack take(Thread thread) {
        Stack kept = idle.pollLast();
        Stack stack = kept != null ? kept : new Stack(fibers);
        stack.assign(thread);
        return stack;
    }

    void give(Stack stack) {
        if (idle.size() < KEPT) {
            idle.addLast(stack);
        } else {
            stack.assign(null);
            stack.resume();
        }
    }
}
