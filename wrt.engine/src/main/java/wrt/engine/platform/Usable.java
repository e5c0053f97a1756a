// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * Registered behind a system's backend. Who sees it knows that all that follows services has heard of the backend, so that
 * the engine's own one cannot be taken before it. Only the engine's bundle sees it.
 *
 * @param system the system's name for people
 */
public record Usable(String system) {
}
