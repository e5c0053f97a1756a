// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What came of asking a call to end.
 *
 * <p>Source: Component Model, CanonicalABI, "Subtask State".
 */
@ProviderType
public enum CancellationOutcome {

    /** The guest never got the arguments: it has done nothing. Component Model: {@code CANCELLED_BEFORE_STARTED}. */
    BEFORE_STARTED,

    /** The guest had begun and ended, or was ended, without a result. Component Model: {@code CANCELLED_BEFORE_RETURNED}. */
    BEFORE_RETURNED,

    /** The call had returned or failed by itself, and that holds. Component Model: {@code RETURNED}. */
    TOO_LATE
}
