// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Comparator;
import java.util.Optional;

/**
 * The name of an imported or exported interface or function, taken apart: {@code ns:package/interface@version}, or a
 * plain name, which has no version.
 *
 * @param base the name without its version
 * @param version the version, or empty
 */
record WitName(String base, Optional<WitVersion> version) {

    /** Names without a version come before all others. */
    static final Comparator<WitName> BY_VERSION = Comparator
            .comparing(name -> name.version().orElse(new WitVersion(0, 0, 0, "")));

    static WitName parse(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return new WitName(name, Optional.empty());
        }
        Optional<WitVersion> version = WitVersion.parse(name.substring(at + 1));
        // A version that is none is part of the name: then only the very same name fits.
        return version.isPresent() ? new WitName(name.substring(0, at), version) : new WitName(name, version);
    }

    /** Whether it belongs to a package, so that its meaning goes beyond one component. */
    boolean isGlobal() {
        return base.indexOf(':') >= 0;
    }

    /** Whether what is provided under this name may be used where the other is asked for. */
    boolean satisfies(WitName asked) {
        if (!base.equals(asked.base)) {
            return false;
        }
        if (version.isEmpty() || asked.version.isEmpty()) {
            return version.equals(asked.version);
        }
        return version.get().compatibleWith(asked.version.get());
    }

    @Override
    public String toString() {
        return version.map(v -> base + "@" + v).orElse(base);
    }
}
