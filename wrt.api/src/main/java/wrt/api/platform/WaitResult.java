// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Why a wait ended. */
@ProviderType
public enum WaitResult {
    /** Somebody woke it, or nobody did: a wait may end for no reason. */
    WOKEN,
    /** The word did not have the expected value. */
    CHANGED,
    /** The deadline passed. */
    TIMED_OUT,
    /** The word was closed. */
    CLOSED
}
