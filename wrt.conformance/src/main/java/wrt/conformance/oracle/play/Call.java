// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.Task;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.GuestFunction;

/** One call of a function of a guest. */
final class Call {

    final int number;
    final GuestFunction function;
    final List<Step> body;
    boolean cancelled;
    boolean returned;
    int backpressure;

    // Where the caller wants the result, and the ends that go along.
    int resultPointer;
    List<Handle> givenIn = List.of();
    List<Handle> givenOut = List.of();

    // Of a call by the host.
    @Nullable
    Task task;
    boolean cancelRequested;

    Call(int number, GuestFunction function, List<Step> body) {
        this.number = number;
        this.function = function;
        this.body = body;
    }
}
