// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.types.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/**
 * Instances that can hand references to each other, because they are linked by something that carries one. A reference is
 * a number, which no garbage collector follows, so they keep each other alive, and the last exceptions that were caught by
 * reference.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class LinkGroup {

    /** How many exceptions can be referred to. */
    private static final int EXCEPTIONS = 4096;

    private List<GuestMachine> members = new ArrayList<>();
    private final Map<Integer, WasmException> exceptions = new LinkedHashMap<>(0);

    void add(GuestMachine machine) {
        members.add(machine);
        machine.group = this;
    }

    /** The group that has the members of both. */
    static LinkGroup joined(LinkGroup a, LinkGroup b) {
        if (a == b) {
            return a;
        }
        LinkGroup larger = a.members.size() < b.members.size() ? b : a;
        LinkGroup smaller = larger == a ? b : a;
        smaller.members.forEach(larger::add);
        smaller.members = List.of();
        smaller.exceptions.forEach(larger::keep);
        return larger;
    }

    /** Makes a number the reference to an exception. */
    int keep(int number, WasmException e) {
        if (exceptions.size() == EXCEPTIONS) {
            exceptions.remove(exceptions.keySet().iterator().next());
        }
        exceptions.put(number, e);
        return number;
    }

    /**
     * The exception that a reference is to.
     *
     * @throws TrapException if it is to none, or to one that was caught too long ago
     */
    WasmException exception(int number) {
        if (number == Value.REF_NULL_VALUE) {
            throw new TrapException(TrapKind.NULL_REFERENCE);
        }
        WasmException e = exceptions.get(number);
        if (e == null) {
            throw new TrapException(TrapKind.INTERNAL,
                    new IllegalStateException("the exception was caught before " + EXCEPTIONS + " others"));
        }
        return e;
    }
}
