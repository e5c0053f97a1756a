// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Locale;

/** The forms of import and export names. */
sealed interface ParsedName {

    /** {@code a-b}. */
    record Label(String label) implements ParsedName {
    }

    /** {@code [constructor]r}. */
    record Constructor(String resource) implements ParsedName {
    }

    /** {@code [method]r.f}. */
    record Method(String resource, String label) implements ParsedName {
    }

    /** {@code [static]r.f}. */
    record Static(String resource, String label) implements ParsedName {
    }

    /** {@code ns:pkg/iface@1.0.0}. */
    record Interface(String name) implements ParsedName {
    }

    /** {@code unlocked-dep=<a:b>}: where an import's implementation is found. */
    record Locator(String name) implements ParsedName {
    }

    /** Names are strongly unique if their keys differ. */
    default String uniquenessKey() {
        return switch (this) {
            case Label l -> lower(l.label());
            case Constructor c -> "[constructor]" + lower(c.resource());
            case Method m -> member(m.resource(), m.label());
            case Static s -> member(s.resource(), s.label());
            case Interface i -> lower(i.name());
            case Locator l -> l.name();
        };
    }

    private static String member(String resource, String label) {
        String r = lower(resource);
        String l = lower(label);
        return r.equals(l) ? r : r + "." + l;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
