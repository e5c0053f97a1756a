// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One limit of a component and where it came from.
 *
 * @param name the key under which it is configured
 * @param value its value, with its unit in the name's description
 * @param origin {@code call}, {@code settings}, {@code configuration PID}, {@code custom section}, {@code criticality
 *     LEVEL}, {@code platform} or {@code default}
 */
@ProviderType
public record LimitInfo(String name, String value, String origin) {
}
