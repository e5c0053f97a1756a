// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Channels;
import wrt.api.platform.EventQueues;
import wrt.api.platform.Locks;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Threads;
import wrt.api.platform.Timers;
import wrt.api.platform.WaitWords;

/**
 * A backend that is put together from primitives and says for itself what they are worth.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface AssembledBackend extends PlatformBackend {

    /**
     * What it is put together from.
     *
     * @return always the same
     */
    Primitives primitives();

    @Override
    default PlatformLimits limits() {
        return primitives().limits();
    }

    @Override
    default Threads threads() {
        return primitives().threads();
    }

    @Override
    default Parker parker() {
        return primitives().parkers().get();
    }

    @Override
    default WaitWords waitWords() {
        return primitives().waitWords();
    }

    @Override
    default EventQueues eventQueues() {
        return primitives().eventQueues();
    }

    @Override
    default Timers timers() {
        return primitives().timers();
    }

    @Override
    default Channels channels() {
        return primitives().channels();
    }

    @Override
    default MessageQueues messageQueues() {
        return primitives().messageQueues();
    }

    @Override
    default Locks locks() {
        return primitives().locks();
    }

    @Override
    default MemoryControl memory() {
        return primitives().memory();
    }
}
