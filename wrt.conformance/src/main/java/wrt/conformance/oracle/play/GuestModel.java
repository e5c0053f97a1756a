// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wrt.component.model.StringEncoding;
import wrt.conformance.oracle.world.Memory;
import wrt.conformance.oracle.world.Operation;
import wrt.conformance.oracle.world.Operations;
import wrt.conformance.oracle.world.World;

/** What is known of one guest: its handles, its threads, its memory. */
final class GuestModel {

    final int number;
    final StringEncoding encoding;
    final List<Handle> handles = new ArrayList<>();
    final List<GuestThread> threads = new ArrayList<>();
    final Map<String, Integer> stubs = new HashMap<>();
    final Map<String, Operation> operations = new HashMap<>();
    final int count;
    int backpressure;
    private int out = Memory.OUT;

    /** A thread that the guest made. */
    static final class GuestThread {
        final int index;
        boolean suspended = true;

        GuestThread(int index) {
            this.index = index;
        }
    }

    GuestModel(World world, int number) {
        this.number = number;
        this.encoding = world.encodings().get(number);
        List<Operation> all = Operations.of(world, number);
        for (Operation operation : all) {
            stubs.put(operation.name(), stubs.size() + 1);
            operations.put(operation.name(), operation);
        }
        count = all.size();
        stubs.put(Move.POKE, count + 1);
        stubs.put(Move.SHOW, count + 2);
    }

    /** The place of the function with which threads start in the guest's table. */
    int startElement() {
        return count + 2;
    }

    int allocate(int size) {
        if (out + size > Memory.HEAP) {
            out = Memory.OUT;
        }
        int address = out;
        out += size;
        return address;
    }

    Handle add(Handle handle) {
        handles.add(handle);
        return handle;
    }

    void remove(Handle handle) {
        handle.join(null);
        handles.remove(handle);
    }

    @Nullable
    Handle find(int index, Predicate<Handle> which) {
        for (Handle handle : handles) {
            if (handle.index == index && which.test(handle)) {
                return handle;
            }
        }
        return null;
    }

    /** One of those that fit, rather a young one. */
    @Nullable
    Handle pick(int number, Predicate<Handle> which) {
        List<Handle> fitting = handles.stream().filter(which).toList();
        if (fitting.isEmpty()) {
            return null;
        }
        int back = number % 3 == 0 ? number / 3 % fitting.size() : number / 3 % Math.min(2, fitting.size());
        return fitting.get(fitting.size() - 1 - back);
    }
}
