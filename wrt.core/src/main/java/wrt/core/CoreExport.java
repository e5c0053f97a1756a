// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** What a module offers under a name. */
@ProviderType
public record CoreExport(String name, CoreType type) {
}
