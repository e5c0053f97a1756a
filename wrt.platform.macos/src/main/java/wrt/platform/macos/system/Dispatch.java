// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The functions of Grand Central Dispatch under their own names, in the form that takes a function instead of a block.
 * Objects, functions and contexts are raw addresses.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: Apple's headers dispatch/queue.h, group.h, semaphore.h, source.h, object.h, time.h.
 */
public final class Dispatch {

    /** Now, as a moment. */
    public static final long TIME_NOW = 0;
    /** Never, as a moment. */
    public static final long TIME_FOREVER = -1;

    private static final NativeLibrary LIBRARY = MacOsLibrary.open(MacOsLibrary.DISPATCH);

    static {
        Native.register(Dispatch.class, LIBRARY);
    }

    private Dispatch() {
    }

    /**
     * The address of a function, to be handed to the system as a handler: no Java code then runs in it.
     *
     * @param name of a function that takes one pointer
     * @return its address
     */
    public static long function(String name) {
        return Pointer.nativeValue(LIBRARY.getFunction(name));
    }

    /**
     * The type of sources that are timers, which is the address of a variable.
     *
     * @return the address
     */
    public static long timerType() {
        return Pointer.nativeValue(LIBRARY.getGlobalVariableAddress("_dispatch_source_type_timer"));
    }

    /** A serial queue for an attribute of 0. */
    public static native long dispatch_queue_create(long label, long attributes);

    /** Attributes with a class of service; 0 for a serial queue's to start from. */
    public static native long dispatch_queue_attr_make_with_qos_class(long attributes, int quality, int relative);

    /** Lets a function run on a queue. */
    public static native void dispatch_async_f(long queue, long context, long function);

    /** A group that nothing is in. */
    public static native long dispatch_group_create();

    /** One more is in the group. */
    public static native void dispatch_group_enter(long group);

    /** Waits until nothing is in the group; 0, or another number if the moment came first. */
    public static native long dispatch_group_wait(long group, long moment);

    /** A semaphore. */
    public static native long dispatch_semaphore_create(long value);

    /** Waits for a signal; 0, or another number if the moment came first. */
    public static native long dispatch_semaphore_wait(long semaphore, long moment);

    /** Signals. */
    public static native long dispatch_semaphore_signal(long semaphore);

    /** A source, not active yet. */
    public static native long dispatch_source_create(long type, long handle, long mask, long queue);

    /** What runs on an event, with the source's context. */
    public static native void dispatch_source_set_event_handler_f(long source, long function);

    /** What runs once when the source is cancelled and its last event handler has ended. */
    public static native void dispatch_source_set_cancel_handler_f(long source, long function);

    /** Arms a timer: first moment, interval and leeway in ns. */
    public static native void dispatch_source_set_timer(long source, long start, long interval, long leeway);

    /** No event handler starts any more. */
    public static native void dispatch_source_cancel(long source);

    /** Lets an object begin. */
    public static native void dispatch_activate(long object);

    /** What an object's handlers get. */
    public static native void dispatch_set_context(long object, long context);

    /** One more holds the object. */
    public static native void dispatch_retain(long object);

    /** One less holds the object. */
    public static native void dispatch_release(long object);

    /** A moment so many ns after another. */
    public static native long dispatch_time(long moment, long delta);
}
