// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.LiftLowerContext;

/** A call from the host into a lifted function, with values of the host. */
final class HostCallIn {

    private HostCallIn() {
    }

    static void run(Task task, LiftedFunction function) {
        HostScope scope = function.instance().store().scopeOf(function.plan().usesResources());
        LiftLowerContext cx = function.context(task, scope, Subtask.nothingLent());
        try {
            task.started();
            try {
                function.start(cx, task.args());
            } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
                throw new HostValueException(e);
            }
            @Nullable
            Object result = function.callCore(cx);
            task.resolve(result);
            function.postReturn();
        } finally {
            scope.end();
        }
    }
}
