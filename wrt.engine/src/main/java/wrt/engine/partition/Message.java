// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;

/**
 * Something that another thread wants a partition to do; it carries its own link in the inbox.
 *
 * <p>Concurrency: made and posted by any thread, then delivered once by whoever owns the partition. The same object may
 * be posted again after that.
 */
abstract class Message {

    @Nullable
    Message next;

    /** Does it; called by the owner. */
    abstract void deliver(RunLoop loop);

    /** The partition is closed and will not do it. */
    abstract void reject();
}
