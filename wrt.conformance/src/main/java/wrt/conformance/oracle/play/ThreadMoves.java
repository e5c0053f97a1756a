// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.Step;

/** Makes threads of guests, and lets them go on. */
final class ThreadMoves {

    private final Program program;
    private final Player player;
    private final Map<Integer, List<Step>> bodies = new HashMap<>();

    ThreadMoves(Program program, Player player) {
        this.program = program;
        this.player = player;
    }

    List<Step> body(int label) {
        return bodies.getOrDefault(label, List.of());
    }

    @Nullable
    Move newThread(Activity a, Step s, boolean plain) {
        if (plain && s.b() % 4 != 0 || !player.mayCall()) {
            return null;
        }
        int label = player.number();
        bodies.put(label,
                program.bodies().isEmpty() ? List.of() : program.bodies().get(s.c() % program.bodies().size()));
        int element = s.wild() ? s.a() % (a.guest.count + 6) : a.guest.startElement();
        return Move.of("thread.new-indirect", 1, v -> a.guest.threads.add(new GuestModel.GuestThread((int) v[0])),
                element, label);
    }

    static GuestModel.@Nullable GuestThread thread(Activity a, Step s, boolean suspended) {
        if (s.wild() && s.c() % 2 == 0) {
            return new GuestModel.GuestThread(s.a() % 6);
        }
        List<GuestModel.GuestThread> fitting = a.guest.threads.stream().filter(t -> !suspended || t.suspended).toList();
        return fitting.isEmpty() ? null : fitting.get(s.a() % fitting.size());
    }

    @Nullable
    Move switchTo(Activity a, Step s, boolean plain) {
        boolean promote = s.b() / 2 % 2 == 0;
        boolean suspend = s.b() / 4 % 4 == 0;
        GuestModel.GuestThread thread = thread(a, s, !promote);
        if (thread == null || plain) {
            return null;
        }
        if (!promote) {
            thread.suspended = false;
        }
        String name = "thread." + (suspend ? "suspend" : "yield") + "-then-" + (promote ? "promote" : "resume")
                + s.plus();
        return Move.of(name, 1, v -> a.took(v[0]), thread.index);
    }
}
