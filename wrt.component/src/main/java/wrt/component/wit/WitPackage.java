// SPDX-License-Identifier: Apache-2.0
package wrt.component.wit;

/** The parts of an interface name such as {@code ns:pkg/iface@1.0.0}. */
final class WitPackage {

    private WitPackage() {
    }

    /** {@code ns:pkg@1.0.0}, or "" if the name is no interface name. */
    static String of(String name) {
        int slash = name.indexOf('/');
        int at = name.indexOf('@');
        return slash < 0 ? "" : name.substring(0, slash) + (at < 0 ? "" : name.substring(at));
    }

    /** {@code iface}. */
    static String interfaceOf(String name) {
        int at = name.indexOf('@');
        return name.substring(name.indexOf('/') + 1, at < 0 ? name.length() : at);
    }
}
