// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.ArrayList;
import java.util.List;

/**
 * Instances that can hand references to each other, because they are linked by something that carries one. A reference is
 * a number, which no garbage collector follows, so they keep each other alive.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class LinkGroup {
    private List<GuestMachine> members = new ArrayList<>();

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
        return larger;
    }
}
