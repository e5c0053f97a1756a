// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** A guest's call of something outside, as seen by what is called. */
public interface GuestCall {

    /** Waits for a stage; only the calling guest is suspended. */
    <T extends @Nullable Object> T await(CompletionStage<T> stage);
}
