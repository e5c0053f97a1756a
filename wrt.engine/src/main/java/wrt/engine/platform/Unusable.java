// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * Registered in place of a system's backend that cannot work here, so that nobody waits for it. Only the engine's bundle
 * sees it.
 *
 * @param system the system's name for people
 * @param reason why its backend cannot work
 */
public record Unusable(String system, String reason) {
}
