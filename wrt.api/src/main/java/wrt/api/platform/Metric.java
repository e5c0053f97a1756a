// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A figure that a backend counts.
 *
 * @param name for example {@code wait-words.used} or {@code futex.waits}
 * @param value at this moment
 * @param unit for example {@code calls}, {@code bytes} or {@code ns}
 */
@ProviderType
public record Metric(String name, long value, String unit) {
}
