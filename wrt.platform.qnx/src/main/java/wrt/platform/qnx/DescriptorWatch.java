// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.PlatformException;
import wrt.engine.platform.Sleeper.Watch;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Notifications;
import wrt.platform.qnx.neutrino.RegisteredEvents;

/**
 * A descriptor whose resource manager delivers an event when it gets ready. The manager is asked anew at each look: it says
 * that the descriptor is ready, or keeps the event and delivers it once.
 *
 * <p>The event is registered for the manager's connection, which the descriptor is, where the system has that: others
 * cannot deliver it then.
 *
 * <p>Concurrency: guarded by its owner. A look is a message to the resource manager.
 *
 * <p>Source: QNX library reference 7.1, ionotify, MsgRegisterEvent.
 */
final class DescriptorWatch implements Watch {

    private final int descriptor;
    private final int condition;
    private final boolean registered;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment event;

    private DescriptorWatch(int descriptor, int condition, PulseEvent delivered) {
        this.descriptor = descriptor;
        this.condition = condition;
        event = arena.allocate(Abi.SIGEVENT_BYTES, Long.BYTES);
        delivered.write(event, 0);
        registered = RegisteredEvents.PRESENT;
        int error = registered ? RegisteredEvents.MsgRegisterEvent_r(event.address(), descriptor) : 0;
        if (error != 0) {
            arena.close();
            throw failure(descriptor, Errno.number(error));
        }
    }

    /** Begins to watch, and finds out whether the system takes the descriptor. */
    static DescriptorWatch arm(int descriptor, Interest interest, PulseEvent delivered) {
        DescriptorWatch watch = new DescriptorWatch(descriptor,
                interest == Interest.READ ? Abi.NOTIFY_COND_INPUT : Abi.NOTIFY_COND_OUTPUT, delivered);
        if (watch.look(watch.event.address()) < 0) {
            PlatformException failure = failure(descriptor, Notifications.errno());
            watch.release();
            throw failure;
        }
        return watch;
    }

    private static PlatformException failure(int descriptor, int error) {
        // A descriptor that is none is the caller's mistake: there is no object that was closed.
        return new PlatformException(
                Errno.EBADF.is(error) ? PlatformException.Kind.INVALID : Failures.of("", error).kind(),
                "waiting for descriptor " + descriptor, Errno.error(error));
    }

    /** Asks the manager, again if a signal came first: it has changed nothing then, or the same once more. */
    private int look(long eventAddress) {
        int conditions = -1;
        boolean asks = true;
        while (asks) {
            conditions = Notifications.ionotify(descriptor, Abi.NOTIFY_ACTION_POLLARM, condition, eventAddress);
            asks = conditions == -1 && Errno.EINTR.is(Notifications.errno());
        }
        return conditions;
    }

    @Override
    public boolean isReady() {
        int conditions = look(event.address());
        // A descriptor that was closed is told, as poll does it: reading it says why.
        return conditions == -1 || (conditions & condition) != 0;
    }

    @Override
    public void end() {
        look(0);
        release();
    }

    private void release() {
        if (registered) {
            RegisteredEvents.MsgUnregisterEvent_r(event.address());
        }
        arena.close();
    }
}
