// SPDX-License-Identifier: Apache-2.0
package wrt.core;

/** What a module offers under a name. */
public record CoreExport(String name, CoreType type) {
}
