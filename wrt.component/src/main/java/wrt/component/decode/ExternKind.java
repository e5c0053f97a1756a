// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

/** Which way a named item goes. */
enum ExternKind {
    IMPORT("import"), EXPORT("export");

    private final String label;

    ExternKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
