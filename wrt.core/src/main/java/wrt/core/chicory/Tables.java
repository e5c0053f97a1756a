// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.PassiveElement;
import com.dylibso.chicory.wasm.types.Value;
import java.util.List;

/**
 * The instructions on tables (core specification, 4.4.6), for compiled and interpreted code: between references, which
 * running code has, and functions with their instances, which are in tables.
 *
 * <p>Concurrency: stateless; tables belong to the owner of their store.
 */
final class Tables {
    private Tables() {
    }

    static int get(int table, int index, Instance instance) {
        LimitedTable t = table(instance, table);
        check(t, index, 1);
        return t.functions
                ? GuestMachine.of(instance).reference(t.ref(index), t.instance(index))
                : t.ref(index);
    }

    static void set(int table, int index, int reference, Instance instance) {
        LimitedTable t = table(instance, table);
        check(t, index, 1);
        fill(t, index, reference, 1, instance);
    }

    static int grow(int table, int more, int reference, Instance instance) {
        LimitedTable t = table(instance, table);
        if (!t.functions || reference == Value.REF_NULL_VALUE) {
            return t.grow(more, reference, null);
        }
        GuestMachine machine = GuestMachine.of(instance);
        return t.grow(more, machine.functionOf(reference), machine.instanceOf(reference));
    }

    static void fill(int table, int index, int reference, int count, Instance instance) {
        LimitedTable t = table(instance, table);
        check(t, index, count);
        fill(t, index, reference, count, instance);
    }

    private static void fill(LimitedTable t, int index, int reference, int count, Instance instance) {
        int value = reference;
        Instance of = null;
        if (t.functions && reference != Value.REF_NULL_VALUE) {
            value = GuestMachine.of(instance).functionOf(reference);
            of = GuestMachine.of(instance).instanceOf(reference);
        }
        for (int i = index; i < index + count; i++) {
            t.setRef(i, value, of);
        }
    }

    static void copy(int target, int source, int to, int from, int count, Instance instance) {
        LimitedTable t = table(instance, target);
        LimitedTable s = table(instance, source);
        check(t, to, count);
        check(s, from, count);
        for (int k = 0; k < count; k++) {
            int i = to <= from ? k : count - 1 - k;
            t.setRef(to + i, s.ref(from + i), s.instance(from + i));
        }
    }

    static void init(int table, int segment, int to, int from, int count, Instance instance) {
        LimitedTable t = table(instance, table);
        List<List<Instruction>> values = instance.element(segment) instanceof PassiveElement passive
                ? passive.initializers()
                : List.of();
        check(t, to, count);
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > values.size()) {
            throw outOfBounds();
        }
        for (int i = 0; i < count; i++) {
            ConstantReference value = ConstantReference.of(values.get(from + i), instance);
            t.setRef(to + i, value.value(), value.instance());
        }
    }

    static LimitedTable table(Instance instance, int table) {
        return (LimitedTable) instance.table(table);
    }

    private static void check(LimitedTable t, int index, int count) {
        if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > t.size()) {
            throw outOfBounds();
        }
    }

    private static WasmRuntimeException outOfBounds() {
        return new WasmRuntimeException("out of bounds table access");
    }
}
