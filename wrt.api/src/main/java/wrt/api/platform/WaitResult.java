// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

/** Why a wait ended. */
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
