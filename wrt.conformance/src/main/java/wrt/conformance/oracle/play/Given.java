// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import wrt.component.ValType;

/** The handles that go into one value. */
final class Given {

    final GuestModel guest;
    final List<Handle> ends = new ArrayList<>();
    private final List<Handle> used = new ArrayList<>();
    private final List<Handle> gone = new ArrayList<>();

    Given(GuestModel guest) {
        this.guest = guest;
    }

    void exclude(Handle handle) {
        used.add(handle);
    }

    int handle(ValType type, boolean wild, Random random) {
        if (wild && random.nextInt(6) == 0) {
            return random.nextInt(12);
        }
        boolean borrow = type instanceof ValType.Borrow;
        boolean own = type instanceof ValType.Own;
        Handle found = guest.pick(random.nextInt(64), h -> !used.contains(h) && (own || borrow
                ? h.kind == Handle.Kind.OWN || borrow && h.kind == Handle.Kind.BORROW
                : h.kind == Handle.Kind.READER && type.equals(h.type) && h.state == Handle.State.IDLE
                        && h.set == null));
        if (found == null) {
            throw new Missing(type);
        }
        if (!borrow) {
            used.add(found);
            gone.add(found);
            ends.add(found);
        }
        return found.index;
    }

    /** They are given away. */
    void take() {
        gone.forEach(guest::remove);
    }
}
