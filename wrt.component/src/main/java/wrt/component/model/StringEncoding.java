// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

/** How a component's core code represents strings; source: Component Model, CanonicalABI, "Canonical Options". */
public enum StringEncoding {
    UTF8, UTF16, LATIN1_UTF16
}
