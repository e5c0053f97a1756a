// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** What a module needs from outside: a module name, a field name, and the type. */
@ProviderType
public record CoreImport(String module, String name, CoreType type) {
}
