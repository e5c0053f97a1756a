// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** A class of service, from the most to the least urgent; the terms are those of macOS. */
@ProviderType
public enum QualityOfService {
    /** Somebody waits for each step. */
    USER_INTERACTIVE,
    /** Somebody waits for the result. */
    USER_INITIATED,
    /** Nothing said. */
    DEFAULT,
    /** Nobody waits. */
    UTILITY,
    /** Nobody notices. */
    BACKGROUND
}
